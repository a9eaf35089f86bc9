package org.piaoxiang.protocol.shuffle;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Scalar;
import org.piaoxiang.protocol.parallel.Workers;

/**
 * Proof that ciphertexts were only re-encrypted and put in another order (specification 3.3.0, section 4.19,
 * shuffle_proof).
 *
 * @param t t_1, t_2, t_3, t_{4,1}, t_{4,2}
 * @param chainT t̂_1 … t̂_N
 * @param s s_1, s_2, s_3, s_4
 * @param chainS ŝ_1 … ŝ_N
 * @param rowS s'_1 … s'_N
 * @param permutation c_1 … c_N, commitments to the permutation
 * @param chain ĉ_1 … ĉ_N, the commitment chain
 */
public record ShuffleProof(
        List<Element> t,
        List<Element> chainT,
        List<Scalar> s,
        List<Scalar> chainS,
        List<Scalar> rowS,
        List<Element> permutation,
        List<Element> chain) {
    /** Keeps copies of the lists. */
    public ShuffleProof {
        t = List.copyOf(t);
        chainT = List.copyOf(chainT);
        s = List.copyOf(s);
        chainS = List.copyOf(chainS);
        rowS = List.copyOf(rowS);
        permutation = List.copyOf(permutation);
        chain = List.copyOf(chain);
    }

    /** Reads the proof about {@code size} ciphertexts; every element must be a member of the group. */
    static ShuffleProof parse(Json json, Group group, int size, String place, Workers workers) throws JsonException {
        List<Json> parts = tuple(json, 4, place);
        List<Json> commitments = tuple(parts.get(0), 5, place);
        List<Json> responses = tuple(parts.get(1), 6, place);
        List<Json> fixed = new ArrayList<>(commitments.subList(0, 3));
        fixed.addAll(tuple(commitments.get(3), 2, place));
        return new ShuffleProof(
                elements(fixed, group, place, workers),
                elements(tuple(commitments.get(4), size, place), group, place, workers),
                scalars(responses.subList(0, 4), group, place),
                scalars(tuple(responses.get(4), size, place), group, place),
                scalars(tuple(responses.get(5), size, place), group, place),
                elements(tuple(parts.get(2), size, place), group, place, workers),
                elements(tuple(parts.get(3), size, place), group, place, workers));
    }

    /** Returns the specification's JSON. */
    Json json(Group group) {
        Json pair = texts(group.encode(t.subList(3, 5)));
        List<Json> commitments =
                new ArrayList<>(texts(group.encode(t.subList(0, 3))).items());
        commitments.add(pair);
        commitments.add(texts(group.encode(chainT)));
        List<Json> responses = new ArrayList<>(numbers(s).items());
        responses.add(numbers(chainS));
        responses.add(numbers(rowS));
        return Json.array(List.of(
                Json.array(commitments),
                Json.array(responses),
                texts(group.encode(permutation)),
                texts(group.encode(chain))));
    }

    private static List<Json> tuple(Json json, int size, String place) throws JsonException {
        List<Json> items = Fields.arrayOf(json, place);
        if (items.size() != size) {
            throw new JsonException(place + " does not have the right number of entries");
        }
        return items;
    }

    private static List<Element> elements(List<Json> items, Group group, String place, Workers workers)
            throws JsonException {
        List<String> texts = new ArrayList<>(items.size());
        for (Json item : items) {
            texts.add(Fields.textOf(item, place));
        }
        return Shuffle.members(texts, group, place, workers);
    }

    private static List<Scalar> scalars(List<Json> items, Group group, String place) throws JsonException {
        List<Scalar> scalars = new ArrayList<>(items.size());
        for (Json item : items) {
            scalars.add(group.scalars()
                    .parse(Fields.textOf(item, place))
                    .orElseThrow(() -> new JsonException(place + " has a response that is not canonical and below q")));
        }
        return scalars;
    }

    private static Json.Arr texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::text).toList());
    }

    private static Json.Arr numbers(List<Scalar> scalars) {
        return Json.array(
                scalars.stream().map(scalar -> Json.text(scalar.toString())).toList());
    }
}
