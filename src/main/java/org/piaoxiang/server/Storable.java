package org.piaoxiang.server;

import java.util.Collection;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;

/** Keeps out the one character that no database text can hold, wherever in a request it stands. */
final class Storable {
    private Storable() {}

    /** Refuses U+0000 in parts of an address. */
    static void texts(Collection<String> texts) throws JsonException {
        for (String text : texts) {
            check(text);
        }
    }

    /** Refuses U+0000 in a body. */
    static void body(Json json) throws JsonException {
        check(json);
    }

    private static void check(Json json) throws JsonException {
        switch (json) {
            case Json.Obj object -> {
                for (String name : object.fields().keySet()) {
                    check(name);
                }
                for (Json field : object.fields().values()) {
                    check(field);
                }
            }
            case Json.Arr array -> {
                for (Json item : array.items()) {
                    check(item);
                }
            }
            case Json.Str text -> check(text.value());
            case Json.Num _, Json.Bool _, Json.Null _ -> {}
        }
    }

    private static void check(String text) throws JsonException {
        if (text.indexOf('\0') >= 0) {
            throw new JsonException("a character that cannot be kept");
        }
    }
}
