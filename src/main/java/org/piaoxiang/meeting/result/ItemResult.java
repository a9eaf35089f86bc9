package org.piaoxiang.meeting.result;

import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Candidate;
import org.piaoxiang.meeting.agenda.Outcome;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.rule.KindRules.Choice;

/** The result of an item. Page, paper, spreadsheet and view are fed from this alone, so that they cannot disagree. */
public sealed interface ItemResult {
    /** Returns the ballot box of the whole item. */
    Box box();

    /** Returns what a human should look at. */
    List<Flag> flags();

    /** Returns all of it. */
    Json.Obj toJson();

    /** The votes for an option or grade. */
    record Tally(Choice choice, int votes, Rate rate) {
        Json.Obj toJson() {
            return new ObjectBuilder()
                    .put("id", choice.id())
                    .put("label", choice.label())
                    .put("votes", votes)
                    .put("rate", rate.toJson())
                    .build();
        }
    }

    /**
     * A decision (票决).
     *
     * @param participants who took part in the vote
     * @param recused how many of those present did not, because they are recused
     * @param rule the majority that was needed, with its arithmetic
     * @param nomination how often the person has now been nominated for the post
     * @param effect what the vote does to the decision that it reconsiders
     */
    record Decision(
            int entitled,
            int present,
            int participants,
            int recused,
            Box box,
            List<Tally> options,
            Outcome outcome,
            String wording,
            Comparison rule,
            Optional<String> reconsiderationOf,
            int nomination,
            Optional<String> effect,
            List<Flag> flags)
            implements ItemResult {
        @Override
        public Json.Obj toJson() {
            ObjectBuilder out = new ObjectBuilder()
                    .put("family", "DECISION")
                    .put("entitled", entitled)
                    .put("present", present)
                    .put("participants", participants)
                    .put("recused", recused);
            return box.into(out)
                    .list("options", options.stream().map(Tally::toJson).toList())
                    .put("outcome", outcome)
                    .put("wording", wording)
                    .put("rule", rule.toJson())
                    .put("base", rule.base())
                    .maybe("reconsiderationOf", reconsiderationOf)
                    .put("nomination", nomination)
                    .maybe("effect", effect)
                    .list("flags", flags.stream().map(Flag::toJson).toList())
                    .build();
        }
    }

    /** A category of participants in a recommendation or appraisal, small ones merged. */
    record Category(String label, List<String> merged, Box box, int blank) {
        Json.Obj toJson() {
            return box.into(new ObjectBuilder().put("label", label).texts("merged", merged))
                    .put("blank", blank)
                    .build();
        }
    }

    /** The votes of a name (得票), its rates and its place in the order of votes. */
    record Name(
            Candidate candidate, int votes, List<Integer> byCategory, List<Rate> rates, int rank, List<Flag> flags) {
        Json.Obj toJson() {
            return new ObjectBuilder()
                    .put("candidate", candidate.id())
                    .put("name", candidate.name())
                    .put("currentPost", candidate.currentPost())
                    .put("votes", votes)
                    .list("byCategory", byCategory.stream().map(Json::number).toList())
                    .list("rates", rates.stream().map(Rate::toJson).toList())
                    .put("rank", rank)
                    .list("flags", flags.stream().map(Flag::toJson).toList())
                    .build();
        }
    }

    /** A recommendation (民主推荐): votes, never more than an important reference. */
    record Recommendation(
            int entitled,
            int present,
            Box box,
            int blank,
            int maxSelections,
            List<Category> categories,
            List<Name> names,
            Optional<String> validUntil,
            List<Flag> flags)
            implements ItemResult {
        @Override
        public Json.Obj toJson() {
            ObjectBuilder out = new ObjectBuilder()
                    .put("family", "RECOMMENDATION")
                    .put("entitled", entitled)
                    .put("present", present);
            return box.into(out)
                    .put("blank", blank)
                    .put("maxSelections", maxSelections)
                    .list(
                            "categories",
                            categories.stream().map(Category::toJson).toList())
                    .list("names", names.stream().map(Name::toJson).toList())
                    .maybe("validUntil", validUntil)
                    .list("flags", flags.stream().map(Flag::toJson).toList())
                    .build();
        }
    }

    /** How a person was graded. */
    record Graded(
            Candidate candidate,
            List<Tally> grades,
            List<List<Integer>> byCategory,
            Rate good,
            Rate low,
            List<Flag> flags) {
        Json.Obj toJson() {
            return new ObjectBuilder()
                    .put("candidate", candidate.id())
                    .put("name", candidate.name())
                    .put("currentPost", candidate.currentPost())
                    .list("grades", grades.stream().map(Tally::toJson).toList())
                    .list(
                            "byCategory",
                            byCategory.stream()
                                    .map(row -> Json.array(
                                            row.stream().map(Json::number).toList()))
                                    .toList())
                    .put("good", good.toJson())
                    .put("low", low.toJson())
                    .list("flags", flags.stream().map(Flag::toJson).toList())
                    .build();
        }
    }

    /** An appraisal (民主测评): grades and rates, with flags for a human. */
    record Appraisal(
            int entitled, int present, Box box, List<Category> categories, List<Graded> persons, List<Flag> flags)
            implements ItemResult {
        @Override
        public Json.Obj toJson() {
            ObjectBuilder out = new ObjectBuilder()
                    .put("family", "APPRAISAL")
                    .put("entitled", entitled)
                    .put("present", present);
            return box.into(out)
                    .list(
                            "categories",
                            categories.stream().map(Category::toJson).toList())
                    .list("persons", persons.stream().map(Graded::toJson).toList())
                    .list("flags", flags.stream().map(Flag::toJson).toList())
                    .build();
        }
    }
}
