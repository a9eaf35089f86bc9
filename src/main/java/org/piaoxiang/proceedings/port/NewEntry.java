package org.piaoxiang.proceedings.port;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An entry to append: canonical JSON, whose hash becomes a leaf of the meeting's tree.
 *
 * @param type the act
 * @param body the bytes that are hashed; not to be changed afterwards
 */
@SuppressWarnings("ArrayRecordComponent") // compared by contents below
public record NewEntry(String type, byte[] body) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NewEntry same && type.equals(same.type) && Arrays.equals(body, same.body);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return "NewEntry[" + type + ", " + body.length + " bytes]";
    }
}
