package org.piaoxiang.meeting.statement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.meeting.attendance.Attendance;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.roster.Roster;

/**
 * Who still has to state an opinion on an item, and who speaks last: the principal, or the presiding chair where the
 * principal is away. Who came after the last speaker had spoken is heard, and the last speaker closes once more.
 */
public record SpeakingOrder(List<Person> othersMissing, Optional<Person> last, boolean lastIsMissing) {
    /** Derives the order from who is in the room, who is recused and what was said. */
    public static SpeakingOrder of(
            Roster roster, Attendance attendance, List<String> recused, List<Statement> statements) {
        List<Person> speakers = attendance.present(roster).stream()
                .filter(person -> !recused.contains(person.id()))
                .toList();
        Optional<Person> last = roster.principal()
                .filter(speakers::contains)
                .or(() -> roster.chair().filter(speakers::contains));
        List<String> stated = statements.stream()
                .filter(statement -> !statement.interjection())
                .map(Statement::person)
                .toList();
        List<Person> missing = speakers.stream()
                .filter(person -> !last.equals(Optional.of(person)))
                .filter(person -> !stated.contains(person.id()))
                .toList();
        boolean closed = last.isEmpty()
                || (!stated.isEmpty() && stated.getLast().equals(last.get().id()));
        return new SpeakingOrder(missing, last, !closed);
    }

    /** Returns everybody who has to speak yet, the last one last. */
    public List<Person> missing() {
        return lastIsMissing
                ? Stream.concat(othersMissing.stream(), last.stream()).toList()
                : othersMissing;
    }

    /** Returns who may speak now. */
    public List<Person> next() {
        return othersMissing.isEmpty() ? missing() : othersMissing;
    }

    /** Whether {@code person} speaks last and others have to speak yet. */
    public boolean tooEarly(String person) {
        return !othersMissing.isEmpty() && last.map(Person::id).equals(Optional.of(person));
    }
}
