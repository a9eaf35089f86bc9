package org.piaoxiang.protocol.ballot;

import java.util.Optional;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * What a poll of ours promises beyond the archive's fields, hashed into the election as its description (docs/protocol.md,
 * the poll's own rules). Every share is bound and no slip votes twice.
 *
 * @param kind ballot kind of the glossary, upper snake case
 * @param floor fewest ballots that may be opened, at least 1
 * @param rulePack id of the rule pack in force, possibly empty
 */
public record PollRules(String kind, int floor, String rulePack) {
    /** The format written in the description. */
    public static final String FORMAT = "piaoxiang-poll/1";

    private static final String FORMAT_FAMILY = "piaoxiang-poll/";
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z_]{0,63}");

    /** Checks the values; throws {@link IllegalArgumentException} where they are unlawful. */
    public PollRules {
        if (!KIND.matcher(kind).matches() || floor < 1) {
            throw new IllegalArgumentException("unlawful poll rules");
        }
    }

    /** Tells whether {@code description} claims to be the rules of a poll of ours, in whatever state. */
    public static boolean claimedBy(String description) {
        if (description.contains(FORMAT_FAMILY)) {
            return true;
        }
        try {
            return JsonReader.read(description) instanceof Json.Obj object
                    && object.fields().get("format") instanceof Json.Str format
                    && format.value().startsWith(FORMAT_FAMILY);
        } catch (JsonException freeText) {
            return false;
        }
    }

    /** Reads the rules, or returns nothing when {@code description} is not their exact canonical form. */
    public static Optional<PollRules> parse(String description) {
        try {
            Fields fields = Fields.of(JsonReader.read(description), "description");
            PollRules rules = new PollRules(fields.text("kind"), fields.integer("floor"), fields.text("rulePack"));
            return rules.description().equals(description) ? Optional.of(rules) : Optional.empty();
        } catch (JsonException | IllegalArgumentException unlawful) {
            return Optional.empty();
        }
    }

    /** Returns the canonical JSON (RFC 8785) that stands in the description. */
    public String description() {
        return JsonWriter.canonical(Json.object(
                "boundShares", new Json.Bool(true),
                "floor", Json.number(floor),
                "format", Json.text(FORMAT),
                "kind", Json.text(kind),
                "revote", new Json.Bool(false),
                "rulePack", Json.text(rulePack)));
    }
}
