package org.piaoxiang.json;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes typed fields out of a JSON object that comes from outside, saying which one is wrong. */
public final class Fields {
    /** The largest number that peers write as a JSON number. */
    private static final int LARGEST = 1_073_741_823;

    private static final int MAX_INT_DIGITS = 11;

    private final Json.Obj object;
    private final String place;

    private Fields(Json.Obj object, String place) {
        this.object = object;
        this.place = place;
    }

    /** Takes {@code value} as an object; {@code place} names it in reasons. */
    public static Fields of(Json value, String place) throws JsonException {
        if (value instanceof Json.Obj object) {
            return new Fields(object, place);
        }
        throw new JsonException(place + " is not an object");
    }

    /** Refuses fields other than {@code names}. */
    public Fields only(String... names) throws JsonException {
        Set<String> allowed = Set.of(names);
        for (String name : object.fields().keySet()) {
            if (!allowed.contains(name)) {
                throw new JsonException(place + " has an unknown field");
            }
        }
        return this;
    }

    /** Returns the names of all fields. */
    public Set<String> names() {
        return object.fields().keySet();
    }

    /** Returns the field, if there is one. */
    public Optional<Json> optional(String name) {
        return Optional.ofNullable(object.fields().get(name));
    }

    /** Returns the field. */
    public Json value(String name) throws JsonException {
        Json value = object.fields().get(name);
        if (value == null) {
            throw new JsonException(place + " lacks \"" + name + "\"");
        }
        return value;
    }

    /** Returns the field as a string. */
    public String text(String name) throws JsonException {
        return textOf(value(name), place(name));
    }

    /** Returns the field as a whole number of at most 1073741823, either sign. */
    public int integer(String name) throws JsonException {
        return integerOf(value(name), place(name));
    }

    /** Returns the field as a boolean. */
    public boolean bool(String name) throws JsonException {
        if (value(name) instanceof Json.Bool bool) {
            return bool.value();
        }
        throw new JsonException(place(name) + " is not true or false");
    }

    /** Returns the field as an array. */
    public List<Json> array(String name) throws JsonException {
        return arrayOf(value(name), place(name));
    }

    /** Returns the field as an object. */
    public Fields object(String name) throws JsonException {
        return of(value(name), place(name));
    }

    /** Returns {@code value} as an array. */
    public static List<Json> arrayOf(Json value, String place) throws JsonException {
        if (value instanceof Json.Arr array) {
            return array.items();
        }
        throw new JsonException(place + " is not an array");
    }

    /** Returns {@code value} as a string. */
    public static String textOf(Json value, String place) throws JsonException {
        if (value instanceof Json.Str string) {
            return string.value();
        }
        throw new JsonException(place + " is not a string");
    }

    /** Returns {@code value} as a whole number of at most 1073741823, either sign, written canonically. */
    public static int integerOf(Json value, String place) throws JsonException {
        if (value instanceof Json.Num number && number.text().length() <= MAX_INT_DIGITS) {
            try {
                int parsed = Integer.parseInt(number.text());
                if (Integer.toString(parsed).equals(number.text()) && Math.abs((long) parsed) <= LARGEST) {
                    return parsed;
                }
            } catch (NumberFormatException notWhole) {
                throw new JsonException(place + " is not a whole number");
            }
        }
        throw new JsonException(place + " is not a whole number");
    }

    private String place(String name) {
        return place + "." + name;
    }
}
