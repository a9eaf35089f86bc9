package org.piaoxiang.proceedings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.meeting.state.MeetingState;

/**
 * Badges (出席证): a badge says meeting and person, and carries an authenticator under a key of the data directory, so that
 * nobody checks in with a code that was not made here. The name is authenticated too: after a roster gave an id to
 * somebody else, the old badge is refused. A badge only checks in; it is no right to vote.
 */
public final class Badges {
    /** What every badge begins with, so that a slip scanned by mistake is never taken for one. */
    public static final String PREFIX = "PXB1";

    private static final int PARTS = 4;
    private static final int AUTHENTICATOR_LENGTH = 16;

    private final ServerKeys keys;

    /** Makes the use case. */
    public Badges(ServerKeys keys) {
        this.keys = keys;
    }

    /** What a badge turned out to be. */
    public sealed interface Reading {
        /** A good badge of {@code person}. */
        record Of(Person person) implements Reading {}

        /** No badge for this door: BADGE_UNREADABLE, BADGE_OTHER_MEETING or BADGE_INVALID. */
        record Refused(String code, Json.Obj facts) implements Reading {}
    }

    /** Returns the text of the QR code on {@code person}'s badge. */
    public String text(String meeting, Person person) {
        return String.join("/", PREFIX, meeting, person.id(), authenticator(meeting, person));
    }

    /** Reads what was scanned at the door of {@code meeting}. */
    public Reading read(MeetingState meeting, String scanned) {
        String[] parts = scanned.strip().split("/", -1);
        if (parts.length != PARTS || !parts[0].equals(PREFIX)) {
            return new Reading.Refused("BADGE_UNREADABLE", Json.object());
        }
        if (!parts[1].equals(meeting.id())) {
            return new Reading.Refused("BADGE_OTHER_MEETING", Json.object());
        }
        Optional<Person> person = meeting.roster().find(parts[2]);
        boolean good = person.isPresent()
                && MessageDigest.isEqual(
                        authenticator(meeting.id(), person.get()).getBytes(StandardCharsets.UTF_8),
                        parts[3].getBytes(StandardCharsets.UTF_8));
        return good ? new Reading.Of(person.get()) : new Reading.Refused("BADGE_INVALID", Json.object());
    }

    /** No part can hold a line break but the name, which stands last. */
    private String authenticator(String meeting, Person person) {
        byte[] whole =
                keys.badgeAuthenticator(String.join("\n", "piaoxiang-badge/1", meeting, person.id(), person.name()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, AUTHENTICATOR_LENGTH));
    }
}
