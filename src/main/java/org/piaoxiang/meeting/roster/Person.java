package org.piaoxiang.meeting.roster;

import java.util.Optional;
import org.piaoxiang.meeting.entry.Data;

/**
 * Somebody on the roster.
 *
 * @param category the category of participants (票类), empty where there are none
 * @param order the place in the displayed order
 * @param principal whether this is the principal (主要负责人)
 * @param observer whether this is the observer from the superior department
 */
public record Person(
        String id,
        String name,
        String post,
        Capacity capacity,
        String category,
        int order,
        boolean principal,
        Optional<String> unit,
        boolean observer) {
    /** Whether the person takes part in decisions. */
    public boolean voting() {
        return capacity == Capacity.VOTING;
    }

    /** Reads a person. */
    public static Person read(Data data) {
        data.only("id", "name", "post", "capacity", "category", "order", "principal", "unit", "observer");
        return new Person(
                data.id("id"),
                data.text("name"),
                data.optionalText("post").orElse(""),
                data.choice("capacity", Capacity.class),
                data.optionalText("category").orElse(""),
                data.count("order"),
                data.flag("principal"),
                data.optionalText("unit"),
                data.flag("observer"));
    }
}
