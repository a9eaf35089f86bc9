package org.piaoxiang.meeting.entry;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;

/** Builds a JSON object field by field; absent values are left out. */
public final class ObjectBuilder {
    private final Map<String, Json> fields = new LinkedHashMap<>();

    /** Starts with the fields of {@code object}. */
    public static ObjectBuilder from(Json.Obj object) {
        ObjectBuilder builder = new ObjectBuilder();
        builder.fields.putAll(object.fields());
        return builder;
    }

    /** Adds a value. */
    public ObjectBuilder put(String name, Json value) {
        fields.put(name, value);
        return this;
    }

    /** Adds a text. */
    public ObjectBuilder put(String name, String value) {
        return put(name, Json.text(value));
    }

    /** Adds the name of a constant. */
    public ObjectBuilder put(String name, Enum<?> value) {
        return put(name, value.name());
    }

    /** Adds a number. */
    public ObjectBuilder put(String name, int value) {
        return put(name, Json.number(value));
    }

    /** Adds true or false. */
    public ObjectBuilder put(String name, boolean value) {
        return put(name, new Json.Bool(value));
    }

    /** Adds texts. */
    public ObjectBuilder texts(String name, Collection<String> values) {
        return put(name, Json.array(values.stream().map(Json::text).toList()));
    }

    /** Adds objects. */
    public ObjectBuilder list(String name, List<? extends Json> values) {
        return put(name, Json.array(values));
    }

    /** Adds a text if there is one. */
    public ObjectBuilder maybe(String name, Optional<String> value) {
        value.ifPresent(text -> fields.put(name, Json.text(text)));
        return this;
    }

    /** Adds a value if there is one. */
    public ObjectBuilder maybeJson(String name, Optional<? extends Json> value) {
        value.ifPresent(json -> fields.put(name, json));
        return this;
    }

    /** Returns the object. */
    public Json.Obj build() {
        return new Json.Obj(fields);
    }
}
