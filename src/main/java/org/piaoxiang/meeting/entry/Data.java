package org.piaoxiang.meeting.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;

/** Strict reading of an act's data; whatever is not as it should be is a {@link BadField} with its path. */
public final class Data {
    private static final int MAX_TEXT = 4000;
    private static final int MAX_LIST = 5000;
    private static final int MAX_COUNT = 1_000_000;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

    private final Json.Obj object;
    private final String place;

    private Data(Json.Obj object, String place) {
        this.object = object;
        this.place = place;
    }

    /** Reads {@code object}. */
    public static Data of(Json.Obj object) {
        return new Data(object, "");
    }

    /** Refuses fields other than {@code names}. */
    public Data only(String... names) {
        Set<String> allowed = Set.of(names);
        for (String name : object.fields().keySet()) {
            if (!allowed.contains(name)) {
                throw wrong(name.length() > 40 ? name.substring(0, 40) : name, "is not a field of this act");
            }
        }
        return this;
    }

    /** Returns the object itself. */
    public Json.Obj object() {
        return object;
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return object.fields().containsKey(name);
    }

    /** Returns a failure of the field {@code name}. */
    public BadField wrong(String name, String reason) {
        return new BadField(place + name, reason);
    }

    /** Returns the field. */
    public Json value(String name) {
        Json value = object.fields().get(name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    /** Returns a text that says something. */
    public String text(String name) {
        String text = asText(value(name), name);
        if (text.isBlank()) {
            throw wrong(name, "is empty");
        }
        return text;
    }

    /** Returns a text, or nothing where the field is absent or blank. */
    public Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(asText(value(name), name)).filter(text -> !text.isBlank()) : Optional.empty();
    }

    /** Returns an identifier: letters, digits, {@code _ . -}. */
    public String id(String name) {
        return asId(value(name), name);
    }

    /** Returns a whole number from 0. */
    public int count(String name) {
        try {
            int count = Fields.integerOf(value(name), name);
            if (count < 0 || count > MAX_COUNT) {
                throw wrong(name, "is not within 0 and " + MAX_COUNT);
            }
            return count;
        } catch (JsonException notWhole) {
            throw wrong(name, "is not a whole number");
        }
    }

    /** Returns true or false. */
    public boolean bool(String name) {
        if (value(name) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw wrong(name, "is not true or false");
    }

    /** Returns true or false, false where the field is absent. */
    public boolean flag(String name) {
        return has(name) && bool(name);
    }

    /** Returns one of the constants of {@code type}. */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = asText(value(name), name);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong(name, "is none of the allowed values");
    }

    /** Returns the field as an object. */
    public Data child(String name) {
        return asObject(value(name), name);
    }

    /** Returns the field as a list of objects; an absent one is empty. */
    public List<Data> objects(String name) {
        List<Data> result = new ArrayList<>();
        List<Json> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            result.add(asObject(items.get(i), name + "[" + i + "]"));
        }
        return List.copyOf(result);
    }

    /** Returns the field as a list of identifiers without repetition; an absent one is empty. */
    public List<String> ids(String name) {
        List<String> result = new ArrayList<>();
        List<Json> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            String id = asId(items.get(i), name + "[" + i + "]");
            if (result.contains(id)) {
                throw wrong(name, "names the same twice");
            }
            result.add(id);
        }
        return List.copyOf(result);
    }

    /** Returns the field as a list of texts; an absent one is empty. */
    public List<String> texts(String name) {
        List<String> result = new ArrayList<>();
        List<Json> items = list(name);
        for (int i = 0; i < items.size(); i++) {
            result.add(asText(items.get(i), name + "[" + i + "]"));
        }
        return List.copyOf(result);
    }

    /** Returns the field as a list; an absent one is empty. */
    public List<Json> list(String name) {
        if (!has(name)) {
            return List.of();
        }
        if (value(name) instanceof Json.Arr array) {
            if (array.items().size() > MAX_LIST) {
                throw wrong(name, "is too long");
            }
            return array.items();
        }
        throw wrong(name, "is not a list");
    }

    /** Returns the field as a list with at least one element. */
    public Data needs(String name) {
        if (!has(name)) {
            throw wrong(name, "is missing");
        }
        if (list(name).isEmpty()) {
            throw wrong(name, "is empty");
        }
        return this;
    }

    private Data asObject(Json value, String name) {
        if (value instanceof Json.Obj child) {
            return new Data(child, place + name + ".");
        }
        throw wrong(name, "is not an object");
    }

    private String asId(Json value, String name) {
        String text = asText(value, name);
        if (!ID.matcher(text).matches()) {
            throw wrong(name, "is not an identifier");
        }
        return text;
    }

    private String asText(Json value, String name) {
        if (!(value instanceof Json.Str text)) {
            throw wrong(name, "is not a text");
        }
        if (text.value().length() > MAX_TEXT) {
            throw wrong(name, "is too long");
        }
        if (text.value().codePoints().anyMatch(c -> (c < ' ' && c != '\n') || c == 0x7f || isSurrogate(c))) {
            throw wrong(name, "contains control characters");
        }
        return text.value();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
