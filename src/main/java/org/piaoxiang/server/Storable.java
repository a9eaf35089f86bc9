package org.piaoxiang.server;

import java.util.Collection;
import java.util.List;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;

/** Keeps out the one character that no database text can hold, wherever in a request it stands. */
final class Storable {
    private Storable() {}

    /** Refuses a request with U+0000 in its path, its query or its body. */
    static void check(Collection<String> path, Collection<String> query, Json body) throws JsonException {
        for (Collection<String> texts : List.of(path, query)) {
            for (String text : texts) {
                check(text);
            }
        }
        check(body);
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
