package org.piaoxiang.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON text (RFC 8259) strictly: valid UTF-8, no duplicate field names, no lone surrogates, nothing after the
 * value, no nesting deeper than {@value #MAX_DEPTH} and no more than {@value #MAX_VALUES} values.
 */
public final class JsonReader {
    /** The deepest nesting read. */
    public static final int MAX_DEPTH = 32;

    /** The most values in one text. */
    public static final int MAX_VALUES = 1_000_000;

    private static final int MAX_NUMBER_LENGTH = 40;

    private final String text;
    private final int maxValues;
    private int at;
    private int values;

    private JsonReader(String text, int maxValues) {
        this.text = text;
        this.maxValues = maxValues;
    }

    /** Reads {@code bytes}; refuses whatever is not exactly one JSON value in UTF-8. */
    public static Json read(byte[] bytes) throws JsonException {
        return read(bytes, MAX_VALUES);
    }

    /** Reads {@code bytes} with a limit of its own on the number of values. */
    public static Json read(byte[] bytes, int maxValues) throws JsonException {
        try {
            return read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString(),
                    maxValues);
        } catch (CharacterCodingException notUtf8) {
            throw new JsonException("not UTF-8");
        }
    }

    /** Reads {@code text}. */
    public static Json read(String text) throws JsonException {
        return read(text, MAX_VALUES);
    }

    private static Json read(String text, int maxValues) throws JsonException {
        JsonReader reader = new JsonReader(text, maxValues);
        reader.skipSpace();
        Json value = reader.value(0);
        reader.skipSpace();
        if (reader.at != text.length()) {
            throw reader.wrong("something after the value");
        }
        return value;
    }

    private Json value(int depth) throws JsonException {
        if (depth > MAX_DEPTH) {
            throw wrong("nested too deeply");
        }
        if (++values > maxValues) {
            throw wrong("too many values");
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> new Json.Str(string());
            case 't' -> literal("true", new Json.Bool(true));
            case 'f' -> literal("false", new Json.Bool(false));
            case 'n' -> literal("null", new Json.Null());
            default -> number();
        };
    }

    private Json object(int depth) throws JsonException {
        at++;
        Map<String, Json> fields = new LinkedHashMap<>();
        skipSpace();
        if (peek() == '}') {
            at++;
            return new Json.Obj(fields);
        }
        while (true) {
            skipSpace();
            if (peek() != '"') {
                throw wrong("a field name was expected");
            }
            String name = string();
            skipSpace();
            expect(':');
            skipSpace();
            if (fields.put(name, value(depth + 1)) != null) {
                throw wrong("a field stands twice");
            }
            skipSpace();
            if (peek() == '}') {
                at++;
                return new Json.Obj(fields);
            }
            expect(',');
        }
    }

    private Json array(int depth) throws JsonException {
        at++;
        List<Json> items = new ArrayList<>();
        skipSpace();
        if (peek() == ']') {
            at++;
            return new Json.Arr(items);
        }
        while (true) {
            skipSpace();
            items.add(value(depth + 1));
            skipSpace();
            if (peek() == ']') {
                at++;
                return new Json.Arr(items);
            }
            expect(',');
        }
    }

    private String string() throws JsonException {
        int start = ++at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                String plain = text.substring(start, at++);
                return checkSurrogates(plain);
            }
            if (c == '\\') {
                return escapedString(start);
            }
            if (c < 0x20) {
                throw wrong("a control character inside a string");
            }
            at++;
        }
        throw wrong("a string does not end");
    }

    private String escapedString(int start) throws JsonException {
        StringBuilder built = new StringBuilder(text.substring(start, at));
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return checkSurrogates(built.toString());
            }
            if (c < 0x20) {
                throw wrong("a control character inside a string");
            }
            built.append(c == '\\' ? escape() : c);
        }
        throw wrong("a string does not end");
    }

    private char escape() throws JsonException {
        if (at >= text.length()) {
            throw wrong("a string does not end");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    char digit = at < text.length() ? text.charAt(at++) : ' ';
                    if (!HexFormat.isHexDigit(digit)) {
                        throw wrong("a bad escape inside a string");
                    }
                    code = code * 16 + HexFormat.fromHexDigit(digit);
                }
                yield (char) code;
            }
            default -> throw wrong("a bad escape inside a string");
        };
    }

    private String checkSurrogates(String string) throws JsonException {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < string.length()
                    && Character.isLowSurrogate(string.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw wrong("half a character inside a string");
            }
        }
        return string;
    }

    private Json number() throws JsonException {
        int start = at;
        if (at < text.length() && text.charAt(at) == '-') {
            at++;
        }
        int whole = at;
        digits();
        if (at == whole || (text.charAt(whole) == '0' && at > whole + 1)) {
            throw wrong("a value was expected");
        }
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            int fraction = at;
            digits();
            if (at == fraction) {
                throw wrong("a bad number");
            }
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
                at++;
            }
            int exponent = at;
            digits();
            if (at == exponent) {
                throw wrong("a bad number");
            }
        }
        if (at - start > MAX_NUMBER_LENGTH) {
            throw wrong("a number is too long");
        }
        return new Json.Num(text.substring(start, at));
    }

    private void digits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    private Json literal(String word, Json value) throws JsonException {
        if (!text.startsWith(word, at)) {
            throw wrong("a value was expected");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws JsonException {
        if (at >= text.length()) {
            throw wrong("the text ends too early");
        }
        return text.charAt(at);
    }

    private void expect(char c) throws JsonException {
        if (peek() != c) {
            throw wrong("'" + c + "' was expected");
        }
        at++;
    }

    private JsonException wrong(String what) {
        return new JsonException("not JSON at character " + at + ": " + what);
    }
}
