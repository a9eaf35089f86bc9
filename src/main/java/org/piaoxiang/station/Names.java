package org.piaoxiang.station;

import java.util.regex.Pattern;
import org.piaoxiang.json.JsonException;

/** Names that come from the server and become parts of addresses and files: nothing but what they are allowed to be. */
final class Names {
    private static final Pattern BASE58 = Pattern.compile("[1-9A-HJ-NP-Za-km-z]{14,64}");
    private static final Pattern ROUND = Pattern.compile("r[0-9]{1,6}");
    private static final Pattern COMMITMENT = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private Names() {}

    static String meeting(String name) throws JsonException {
        return require(BASE58, name, "meeting");
    }

    static String poll(String name) throws JsonException {
        return require(BASE58, name, "uuid");
    }

    static String round(String name) throws JsonException {
        return require(ROUND, name, "round");
    }

    static String hash(String name) throws JsonException {
        return require(HASH, name, "hash");
    }

    static String commitment(String name) throws JsonException {
        return require(COMMITMENT, name, "commitment");
    }

    private static String require(Pattern pattern, String name, String what) throws JsonException {
        if (!pattern.matcher(name).matches()) {
            throw new JsonException(what + " is not a lawful name");
        }
        return name;
    }
}
