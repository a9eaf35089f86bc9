package org.piaoxiang.protocol.trustee;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.group.ScalarField;
import org.piaoxiang.protocol.proof.KeyProof;

/**
 * The custodians of an election as published (specification 3.3.0, section 4.7): single ones, each of whom is needed, and
 * groups of whom a threshold is needed.
 *
 * @param items in the order that share owners are numbered, from 1, members of a group one by one
 */
public record Trustees(List<Item> items) {
    private static final int MOST = 200;

    /** Keeps a copy of {@code items}. */
    public Trustees {
        items = List.copyOf(items);
    }

    /** A single custodian or a group. */
    public sealed interface Item permits Single, ThresholdParameters {
        /** Returns the keys that shares are proved against. */
        List<TrusteeKey> keys();

        /** Returns how many of them are needed. */
        int threshold();

        /** Returns the specification's JSON. */
        Json json();
    }

    /** A custodian without whom nothing is opened. */
    public record Single(TrusteeKey key) implements Item {
        @Override
        public List<TrusteeKey> keys() {
            return List.of(key);
        }

        @Override
        public int threshold() {
            return 1;
        }

        @Override
        public Json json() {
            return Json.array(List.of(Json.text("Single"), key.json()));
        }
    }

    /** Returns custodians all of whom are needed. */
    public static Trustees ofSingles(List<TrusteeKey> keys) {
        return new Trustees(keys.stream().<Item>map(Single::new).toList());
    }

    /** Returns all keys in the order that share owners are numbered, from 1. */
    public List<TrusteeKey> keys() {
        return items.stream().flatMap(item -> item.keys().stream()).toList();
    }

    /** A kind of custodian that this release does not know. */
    public static final class UnknownKind extends Exception {
        private static final long serialVersionUID = 1L;

        UnknownKind() {
            super("unknown kind of custodian", null, false, false);
        }
    }

    /**
     * What a check found.
     *
     * @param keys each key, where it can be computed with
     * @param problems with keys, by custodian
     * @param groups of each threshold group in its order, its part of the election's key where that can be computed
     * @param groupProblems with the making of groups: by custodian, or 0 for a whole group
     * @param publicKey the election's key that all make together, where it can be computed
     */
    public record Outcome(
            List<Optional<Element>> keys,
            List<Problem> problems,
            List<Optional<Element>> groups,
            List<Problem> groupProblems,
            Optional<Element> publicKey) {
        /** Keeps copies of the lists. */
        public Outcome {
            keys = List.copyOf(keys);
            problems = List.copyOf(problems);
            groups = List.copyOf(groups);
            groupProblems = List.copyOf(groupProblems);
        }
    }

    /** Something wrong with a custodian's key; {@code custodian} counts from 1. */
    public record Problem(int custodian, String reason) {}

    /** Reads the published bytes. */
    public static Trustees parse(byte[] bytes, Group group) throws JsonException, UnknownKind {
        List<Item> items = new ArrayList<>();
        int custodians = 0;
        for (Json item : Fields.arrayOf(JsonReader.read(bytes), "trustees")) {
            String place = "trustees[" + items.size() + "]";
            List<Json> pair = Fields.arrayOf(item, place);
            if (pair.size() != 2) {
                throw new JsonException(place + " is not a kind with its parameters");
            }
            Item parsed = switch (Fields.textOf(pair.get(0), place)) {
                case "Single" -> new Single(TrusteeKey.published(pair.get(1), group.scalars(), place));
                case "Pedersen" -> ThresholdParameters.parse(pair.get(1), group.scalars(), place);
                default -> throw new UnknownKind();
            };
            custodians += parsed.keys().size();
            if (custodians > MOST) {
                throw new JsonException("there are more than " + MOST + " custodians");
            }
            items.add(parsed);
        }
        return new Trustees(items);
    }

    /** Returns the published bytes. */
    public byte[] bytes() {
        return JsonWriter.compactBytes(Json.array(items.stream().map(Item::json).toList()));
    }

    /**
     * Chooses whose shares are combined: of every single custodian, and of each group as many as it needs.
     *
     * @param owners whose shares there are, those to be preferred first
     * @return by owner the exponent of its factors (section 4.21, Lagrange coefficients); empty where the owners do not
     *     suffice
     */
    public Optional<Map<Integer, Scalar>> combination(List<Integer> owners, ScalarField field) {
        Map<Integer, Scalar> exponents = new TreeMap<>();
        int before = 0;
        for (Item item : items) {
            int first = before + 1;
            int last = before + item.keys().size();
            List<Integer> chosen = owners.stream()
                    .filter(owner -> owner >= first && owner <= last)
                    .limit(Math.max(0, item.threshold()))
                    .toList();
            if (chosen.size() < item.threshold()) {
                return Optional.empty();
            }
            for (int owner : chosen) {
                exponents.put(owner, lagrange(owner - before, chosen, before, field));
            }
            before = last;
        }
        return Optional.of(exponents);
    }

    /** Π k/(k − index) over the other chosen members k. */
    private static Scalar lagrange(int index, List<Integer> chosen, int before, ScalarField field) {
        Scalar product = field.of(1);
        for (int owner : chosen) {
            int k = owner - before;
            if (k != index) {
                product = field.multiply(product, field.multiply(field.of(k), field.inverse(field.of(k - index))));
            }
        }
        return product;
    }

    /** Checks every key and its proof of possession, and how groups made theirs (docs/protocol.md, S2 and S6). */
    public Outcome check(Group group) {
        List<Problem> problems = new ArrayList<>();
        List<Optional<Element>> elements = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<TrusteeKey> keys = keys();
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
        return withGroups(group, elements, problems);
    }

    private Outcome withGroups(Group group, List<Optional<Element>> elements, List<Problem> problems) {
        List<Optional<Element>> groups = new ArrayList<>();
        List<Problem> groupProblems = new ArrayList<>();
        List<Optional<Element>> parts = new ArrayList<>();
        int before = 0;
        for (Item item : items) {
            switch (item) {
                case Single _ -> parts.add(elements.get(before));
                case ThresholdParameters parameters -> {
                    ThresholdCheck.Outcome outcome = new ThresholdCheck(group, parameters).check();
                    groups.add(outcome.key());
                    parts.add(outcome.key());
                    for (Problem problem : outcome.problems()) {
                        int custodian = problem.custodian() == 0 ? 0 : before + problem.custodian();
                        groupProblems.add(new Problem(custodian, problem.reason()));
                    }
                }
            }
            before += item.keys().size();
        }
        boolean all = !parts.isEmpty() && parts.stream().allMatch(Optional::isPresent);
        List<Element> known = parts.stream().flatMap(Optional::stream).toList();
        return new Outcome(
                elements, problems, groups, groupProblems, all ? Optional.of(combine(group, known)) : Optional.empty());
    }

    /** Returns the election key that {@code keys} make together. */
    public static Element combine(Group group, List<Element> keys) {
        return keys.stream().reduce(group.identity(), group::product);
    }
}
