package org.piaoxiang.cli;

import java.nio.file.Path;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.protocol.trustee.KeyFile;

/** Reads what several commands take. */
public final class Inputs {
    private static final int LONGEST_KEY_FILE = 1 << 16;

    private Inputs() {}

    /** Returns the group of that name. */
    public static Group group(String name) throws Refusal {
        return Groups.byName(name)
                .orElseThrow(() -> new Refusal(
                        RefusalCode.GROUP_UNKNOWN,
                        "不认识群 " + Words.printable(name) + "；可用 Ed25519、BELENIOS-2048、RFC-3526-2048 或 SM2。"));
    }

    static KeyFile keyFile(Path file) throws Refusal {
        try {
            return KeyFile.parse(SafeFiles.read(file, LONGEST_KEY_FILE));
        } catch (JsonException misshapen) {
            throw new Refusal(
                    RefusalCode.KEY_FILE_UNREADABLE, SafeFiles.show(file) + " 不是本系统的密钥文件（" + misshapen.reason() + "）。");
        }
    }

    static int within(int value, int least, int most, String option) throws Refusal {
        if (value < least || value > most) {
            throw new Refusal(RefusalCode.OUT_OF_BOUNDS, option + " 应在 " + least + " 到 " + most + " 之间。");
        }
        return value;
    }
}
