package org.piaoxiang.protocol.shuffle;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.ballot.Ciphertext;
import org.piaoxiang.protocol.group.Decoding;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.parallel.Workers;

/**
 * A shuffle of all shuffled questions of an election, as published (specification 3.3.0, section 4.19).
 *
 * @param rows per shuffled question the ciphertexts in their new order
 * @param proofs per shuffled question
 */
public record Shuffle(List<List<Ciphertext>> rows, List<ShuffleProof> proofs) {
    /** Keeps copies of the lists. */
    public Shuffle {
        rows = rows.stream().map(List::copyOf).toList();
        proofs = List.copyOf(proofs);
    }

    /** Reads a shuffle of {@code before}; it must be of the same shape, and all its elements members of the group. */
    public static Shuffle parse(byte[] bytes, Group group, List<List<Ciphertext>> before) throws JsonException {
        return parse(bytes, group, before, Workers.alone());
    }

    /** Reads a shuffle, with the membership checks on {@code workers}. */
    public static Shuffle parse(byte[] bytes, Group group, List<List<Ciphertext>> before, Workers workers)
            throws JsonException {
        Fields fields = Fields.of(JsonReader.read(bytes), "shuffle");
        List<Json> rowItems = fields.array("ciphertexts");
        List<Json> proofItems = fields.array("proofs");
        if (rowItems.size() != before.size() || proofItems.size() != before.size()) {
            throw new JsonException("it does not have one row and one proof for each shuffled question");
        }
        List<List<Ciphertext>> rows = new ArrayList<>();
        List<ShuffleProof> proofs = new ArrayList<>();
        for (int q = 0; q < before.size(); q++) {
            String place = "shuffled question " + (q + 1);
            List<Json> items = Fields.arrayOf(rowItems.get(q), place);
            int size = before.get(q).size();
            if (items.size() != size) {
                throw new JsonException(place + " has " + items.size() + " ciphertexts instead of " + size);
            }
            List<String> texts = new ArrayList<>();
            for (Json item : items) {
                Fields ciphertext = Fields.of(item, place);
                texts.add(ciphertext.text("alpha"));
                texts.add(ciphertext.text("beta"));
            }
            List<Element> elements = members(texts, group, place, workers);
            List<Ciphertext> row = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                row.add(new Ciphertext(elements.get(2 * i), elements.get(2 * i + 1)));
            }
            rows.add(row);
            proofs.add(ShuffleProof.parse(proofItems.get(q), group, size, place, workers));
        }
        return new Shuffle(rows, proofs);
    }

    /** Returns the published bytes. */
    public byte[] bytes(Group group) {
        List<Json> rowItems = new ArrayList<>();
        for (List<Ciphertext> row : rows) {
            group.encode(row.stream().map(Ciphertext::alpha).toList());
            group.encode(row.stream().map(Ciphertext::beta).toList());
            rowItems.add(Json.array(row.stream().map(Ciphertext::json).toList()));
        }
        return JsonWriter.compactBytes(Json.object(
                "ciphertexts", Json.array(rowItems),
                "proofs",
                        Json.array(
                                proofs.stream().map(proof -> proof.json(group)).toList())));
    }

    static List<Element> members(List<String> texts, Group group, String place, Workers workers) throws JsonException {
        List<Element> members = new ArrayList<>(texts.size());
        for (Decoding decoding : workers.each(texts, group::decode)) {
            switch (decoding) {
                case Decoding.Refused refused -> throw new JsonException(place + ": " + refused.reason());
                case Decoding.Member member -> members.add(member.element());
            }
        }
        return members;
    }
}
