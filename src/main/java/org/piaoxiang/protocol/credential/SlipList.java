package org.piaoxiang.protocol.credential;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/**
 * The public keys of the slips that may vote in one poll (specification 3.3.0, section 4.8, public_credentials).
 *
 * @param entries as published, in their order
 */
public record SlipList(List<Entry> entries) {
    private static final BigInteger HEAVIEST = BigInteger.valueOf(1_073_741_823);
    /** Room for two million slips. */
    private static final int MOST_VALUES = 2_000_001;

    private static final Pattern ENTRY = Pattern.compile("([^,]+)(?:,([1-9][0-9]{0,9}))?");

    /**
     * One entry.
     *
     * @param text as published
     * @param key text of the public key
     * @param weight how many times its ballot counts
     */
    public record Entry(String text, String key, BigInteger weight) {}

    /** Keeps a copy of {@code entries}. */
    public SlipList {
        entries = List.copyOf(entries);
    }

    /** Reads a list; only its JSON form and the form of entries are held to, keys are not decoded. */
    public static SlipList parse(byte[] bytes) throws JsonException {
        List<Entry> entries = new ArrayList<>();
        for (Json item : Fields.arrayOf(JsonReader.read(bytes, MOST_VALUES), "credentials")) {
            String text = Fields.textOf(item, "credentials[" + entries.size() + "]");
            Matcher matcher = ENTRY.matcher(text);
            String digits = matcher.matches() ? matcher.group(2) : "0";
            BigInteger weight = digits == null ? BigInteger.ONE : new BigInteger(digits);
            if (weight.signum() > 0 && weight.compareTo(HEAVIEST) <= 0) {
                entries.add(new Entry(text, digits == null ? text : matcher.group(1), weight));
            } else {
                entries.add(new Entry(text, text, BigInteger.ZERO));
            }
        }
        return new SlipList(entries);
    }

    /** Returns the bytes to publish for {@code publicKeys}: sorted, so that the list has no order of its own. */
    public static byte[] bytes(List<String> publicKeys) {
        return JsonWriter.compactBytes(
                Json.array(publicKeys.stream().sorted().map(Json::text).toList()));
    }

    /** Returns the weights by key, the first entry of a key counting; malformed entries are not on the list. */
    public Map<String, BigInteger> weights() {
        Map<String, BigInteger> weights = new LinkedHashMap<>();
        entries.stream()
                .filter(entry -> entry.weight.signum() > 0)
                .forEach(entry -> weights.putIfAbsent(entry.key, entry.weight));
        return weights;
    }
}
