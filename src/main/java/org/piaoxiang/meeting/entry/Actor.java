package org.piaoxiang.meeting.entry;

import java.util.Optional;
import org.piaoxiang.json.Json;

/** Who acts: a name, a role and, where the actor stands on the roster, the roster id. */
public record Actor(String name, Role role, Optional<String> personId) {
    /** Checks that there is a name. */
    public Actor {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An actor needs a name");
        }
    }

    /** Returns an actor who does not stand on the roster. */
    public static Actor of(String name, Role role) {
        return new Actor(name, role, Optional.empty());
    }

    /** Returns an actor who stands on the roster. */
    public static Actor of(String name, Role role, String personId) {
        return new Actor(name, role, Optional.of(personId));
    }

    Json.Obj toJson() {
        return new ObjectBuilder()
                .put("name", name)
                .maybe("personId", personId)
                .put("role", role)
                .build();
    }

    static Actor read(Data data) {
        data.only("name", "personId", "role");
        return new Actor(
                data.text("name"),
                data.choice("role", Role.class),
                data.has("personId") ? Optional.of(data.id("personId")) : Optional.empty());
    }
}
