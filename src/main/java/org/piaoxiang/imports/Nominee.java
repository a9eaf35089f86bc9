package org.piaoxiang.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.roster.Roster;

/** A candidate as a file names one; fields that were left empty are empty. */
record Nominee(
        int row, String name, String currentPost, String proposedPost, String removalPost, Optional<String> birth) {
    boolean hasProposal() {
        return !proposedPost.isEmpty() || !removalPost.isEmpty();
    }

    Namesakes.Somebody somebody() {
        return new Namesakes.Somebody(row, name, "", currentPost, birth.orElse(""));
    }

    /** Returns the candidate with the id {@code id}. */
    Json.Obj json(String id, Optional<String> person) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("id", Json.text(id));
        fields.put("name", Json.text(name));
        person.ifPresent(known -> fields.put("person", Json.text(known)));
        fields.put("currentPost", Json.text(currentPost));
        if (!proposedPost.isEmpty()) {
            fields.put("proposedPost", Json.text(proposedPost));
        }
        if (!removalPost.isEmpty()) {
            fields.put("removalPost", Json.text(removalPost));
        }
        birth.ifPresent(month -> fields.put("birth", Json.text(month)));
        return new Json.Obj(fields);
    }

    /**
     * Returns who this is on {@code roster}. A name alone is not enough, since whoever is taken for the candidate cannot
     * count the votes; a name without agreeing post is only pointed out.
     */
    Optional<String> on(Roster roster, Findings findings) {
        List<Person> namesakes = roster.persons().stream()
                .filter(person -> person.name().equals(name))
                .toList();
        List<Person> agreeing = namesakes.stream().filter(this::agrees).toList();
        if (agreeing.size() == 1) {
            return Optional.of(agreeing.getFirst().id());
        }
        if (!namesakes.isEmpty()) {
            findings.warning(row, "姓名", "名单里也有“%s”，但职务对不上。如果是同一个人，请把现任职务写得与名单一致，以便回避。".formatted(name));
        }
        return Optional.empty();
    }

    private boolean agrees(Person person) {
        String unit = person.unit().orElse("");
        return !currentPost.isEmpty()
                && !person.post().isEmpty()
                && (currentPost.equals(person.post())
                        || currentPost.equals(unit + person.post())
                        || currentPost.contains(person.post())
                        || person.post().contains(currentPost));
    }
}
