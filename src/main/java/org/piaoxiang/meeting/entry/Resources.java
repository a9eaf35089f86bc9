package org.piaoxiang.meeting.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;

/** Data that ship inside the program. */
public final class Resources {
    private Resources() {}

    /** Returns the JSON object in the resource {@code path}. */
    public static Json.Obj object(String path) {
        try (InputStream in = Resources.class.getResourceAsStream("/" + path)) {
            if (in != null && JsonReader.read(in.readAllBytes()) instanceof Json.Obj object) {
                return object;
            }
            throw new IllegalStateException("The program lacks " + path);
        } catch (IOException broken) {
            throw new UncheckedIOException("The program's " + path + " cannot be read", broken);
        } catch (JsonException bad) {
            throw new IllegalStateException("The program's " + path + " is not JSON: " + bad.reason(), bad);
        }
    }
}
