package org.piaoxiang.verifier.forgery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/** Alters one thing in JSON. Paths are written {@code answers/0/choices}. */
final class Edit {
    private Edit() {}

    static Json read(byte[] bytes) {
        try {
            return JsonReader.read(bytes);
        } catch (JsonException ownMistake) {
            throw new IllegalStateException(ownMistake);
        }
    }

    static byte[] print(Json json) {
        return JsonWriter.compactBytes(json);
    }

    static Json at(Json root, String path) {
        Json value = root;
        for (String step : List.of(path.split("/", -1))) {
            value = value instanceof Json.Arr array ? array.items().get(Integer.parseInt(step)) : field(value, step);
        }
        return value;
    }

    static String textAt(Json root, String path) {
        return ((Json.Str) at(root, path)).value();
    }

    static Json change(Json root, String path, UnaryOperator<Json> change) {
        int slash = path.indexOf('/');
        String step = slash < 0 ? path : path.substring(0, slash);
        UnaryOperator<Json> deeper = slash < 0 ? change : json -> change(json, path.substring(slash + 1), change);
        if (root instanceof Json.Arr array) {
            List<Json> items = new ArrayList<>(array.items());
            items.set(Integer.parseInt(step), deeper.apply(items.get(Integer.parseInt(step))));
            return new Json.Arr(items);
        }
        return with(root, step, deeper.apply(field(root, step)));
    }

    static Json set(Json root, String path, Json value) {
        return change(root, path, old -> value);
    }

    static Json set(Json root, String path, String value) {
        return set(root, path, Json.text(value));
    }

    /** Replaces a field in its place, or adds it at the end. */
    static Json with(Json object, String name, Json value) {
        Map<String, Json> fields = new LinkedHashMap<>(((Json.Obj) object).fields());
        fields.put(name, value);
        return new Json.Obj(fields);
    }

    static Json without(Json object, String name) {
        Map<String, Json> fields = new LinkedHashMap<>(((Json.Obj) object).fields());
        fields.remove(name);
        return new Json.Obj(fields);
    }

    /** Moves the first field to the end. */
    static Json rotated(Json object) {
        String first = ((Json.Obj) object).fields().keySet().iterator().next();
        return with(without(object, first), first, field(object, first));
    }

    static Json plus(Json array, Json item) {
        List<Json> items = new ArrayList<>(((Json.Arr) array).items());
        items.add(item);
        return new Json.Arr(items);
    }

    static Json withoutLast(Json array) {
        List<Json> items = ((Json.Arr) array).items();
        return new Json.Arr(items.subList(0, items.size() - 1));
    }

    static Json withLastTwice(Json array) {
        return plus(array, ((Json.Arr) array).items().getLast());
    }

    static Json swapped(Json array, int one, int other) {
        List<Json> items = new ArrayList<>(((Json.Arr) array).items());
        Collections.swap(items, one, other);
        return new Json.Arr(items);
    }

    private static Json field(Json object, String name) {
        Json value = ((Json.Obj) object).fields().get(name);
        if (value == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return value;
    }
}
