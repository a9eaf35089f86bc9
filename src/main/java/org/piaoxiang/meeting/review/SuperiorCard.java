package org.piaoxiang.meeting.review;

import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.entry.Data;
import org.piaoxiang.meeting.entry.ObjectBuilder;

/**
 * The card of the superior department that answers by sealed files.
 *
 * @param name of the department
 * @param signing Ed25519 key of its answers, Base64
 * @param sealing X25519 key that files are sealed to, Base64
 * @param signature of the department over the card, Base64
 * @param code the characters that people compared
 * @param revision of the last answer imported, 0 before
 */
public record SuperiorCard(String name, String signing, String sealing, String signature, String code, int revision) {
    /** Reads a card that was registered. */
    public static SuperiorCard read(Data data) {
        data.only("name", "signing", "sealing", "signature", "code");
        return new SuperiorCard(
                data.text("name"),
                data.text("signing"),
                data.text("sealing"),
                data.text("signature"),
                data.text("code"),
                0);
    }

    /** Returns this after an answer was imported. */
    public SuperiorCard answered(int newest) {
        return new SuperiorCard(name, signing, sealing, signature, code, newest);
    }

    /** Returns this for a view. */
    public Json.Obj toJson() {
        return new ObjectBuilder()
                .put("name", name)
                .put("signing", signing)
                .put("code", code)
                .put("revision", revision)
                .build();
    }
}
