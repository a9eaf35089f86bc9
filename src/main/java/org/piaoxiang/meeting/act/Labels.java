package org.piaoxiang.meeting.act;

import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.EntryType;
import org.piaoxiang.meeting.entry.Resources;
import org.piaoxiang.meeting.entry.Role;

/** Chinese names of acts and roles, as on the buttons. */
public final class Labels {
    private static final Data TEXTS = Data.of(Resources.object("labels.zh.json"));

    private Labels() {}

    /** Returns what is on the button of {@code act}. */
    public static String of(EntryType act) {
        return TEXTS.child("acts").text(act.name());
    }

    /** Returns the name of {@code role}. */
    public static String of(Role role) {
        return TEXTS.child("roles").text(role.name());
    }
}
