package org.piaoxiang.protocol.trustee;

import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;

/**
 * What a custodian's certificate says (specification 3.3.0, section 4.6.2): the keys by which members of a threshold group
 * talk to each other while they make their common key, and for which group.
 *
 * @param context for which group, and which of its members
 * @param verification checks the member's signatures
 * @param encryption locks what only the member may read
 */
public record Certificate(Context context, Element verification, Element encryption) {
    /**
     * For what a certificate is made.
     *
     * @param group name of the group of elements
     * @param size number of members
     * @param threshold number of members needed to open
     * @param index number of this member, from 1
     */
    public record Context(String group, int size, int threshold, int index) {
        Json json() {
            return Json.object(
                    "group", Json.text(group),
                    "size", Json.number(size),
                    "threshold", Json.number(threshold),
                    "index", Json.number(index));
        }
    }

    /** Reads what {@code message} says; both keys must be members of {@code group} other than the identity. */
    public static Certificate parse(String message, Group group) throws JsonException {
        Fields fields = Fields.of(JsonReader.read(message), "certificate");
        if (fields.optional("context").isEmpty()) {
            throw new JsonException("the certificate does not say for which group of custodians it is");
        }
        Fields context = fields.object("context");
        return new Certificate(
                new Context(
                        context.text("group"),
                        context.integer("size"),
                        context.integer("threshold"),
                        context.integer("index")),
                key(fields.text("verification"), group),
                key(fields.text("encryption"), group));
    }

    /** Returns the text that is signed. */
    String message() {
        return JsonWriter.compact(Json.object(
                "context", context.json(),
                "verification", Json.text(verification.encoded()),
                "encryption", Json.text(encryption.encoded())));
    }

    private static Element key(String text, Group group) throws JsonException {
        if (group.decode(text) instanceof Decoding.Member(Element element) && !element.isIdentity()) {
            return element;
        }
        throw new JsonException("a key of the certificate is not of the group");
    }
}
