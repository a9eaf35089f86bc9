package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.proof.KeyProof;

/**
 * The custodians of an election as published (specification 3.3.0, section 4.7), each of whom is needed.
 *
 * @param keys in the order that share owners are numbered, from 1
 */
public record Trustees(List<TrusteeKey> keys) {
    /** Keeps a copy of {@code keys}. */
    public Trustees {
        keys = List.copyOf(keys);
    }

    /** A kind of custodian that this release does not know. */
    public static final class UnknownKind extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownKind() {
            super("unknown kind of custodian", null, false, false);
        }
    }

    /** What a check of the keys found: each key, where it can be computed with, and the problems by place. */
    public record Outcome(List<Optional<Element>> keys, List<Problem> problems) {
        /** Keeps copies of the lists. */
        public Outcome {
            keys = List.copyOf(keys);
            problems = List.copyOf(problems);
        }
    }

    /** Something wrong with a custodian's key; {@code custodian} counts from 1. */
    public record Problem(int custodian, String reason) {}

    /** Reads the published bytes. */
    public static Trustees parse(byte[] bytes, Group group) throws JsonException, UnknownKind {
        List<TrusteeKey> keys = new ArrayList<>();
        for (Json item : Fields.arrayOf(JsonReader.read(bytes), "trustees")) {
            String place = "trustees[" + keys.size() + "]";
            List<Json> pair = Fields.arrayOf(item, place);
            if (pair.size() != 2) {
                throw new JsonException(place + " is not a kind with its parameters");
            }
            if (!Fields.textOf(pair.get(0), place).equals("Single")) {
                throw new UnknownKind();
            }
            keys.add(TrusteeKey.published(pair.get(1), group.scalars(), place));
        }
        return new Trustees(keys);
    }

    /** Returns the published bytes. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(Json.array(keys.stream()
                .map(key -> Json.array(List.of(Json.text("Single"), key.json())))
                .toList()));
    }

    /** Checks every key and its proof of possession (docs/protocol.md, S2). */
    public Outcome check(Group group) {
        List<Problem> problems = new ArrayList<>();
        List<Optional<Element>> elements = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        if (keys.isEmpty()) {
            problems.add(new Problem(0, "there are no custodians"));
        }
        for (int i = 0; i < keys.size(); i++) {
            TrusteeKey key = keys.get(i);
            int custodian = i + 1;
            if (!seen.add(key.key())) {
                problems.add(new Problem(custodian, "its key is another custodian's too"));
            }
            switch (group.decode(key.key())) {
                case Decoding.Refused refused -> {
                    problems.add(new Problem(custodian, refused.reason()));
                    elements.add(Optional.empty());
                }
                case Decoding.Member member -> {
                    Element element = member.element();
                    elements.add(element.isIdentity() ? Optional.empty() : Optional.of(element));
                    if (element.isIdentity()) {
                        problems.add(new Problem(custodian, "it is the identity"));
                    }
                    String prefix = KeyProof.possession(group, element);
                    if (!KeyProof.claim(group, element, prefix, key.possession())
                            .holds(group)) {
                        problems.add(new Problem(custodian, "its proof of possession does not hold"));
                    }
                }
            }
        }
        return new Outcome(elements, problems);
    }

    /** Returns the election key that {@code keys} make together. */
    public static Element combine(Group group, List<Element> keys) {
        return keys.stream().reduce(group.identity(), group::product);
    }
}
