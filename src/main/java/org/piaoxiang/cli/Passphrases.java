package org.piaoxiang.cli;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Takes passphrases from the console without echo, or from a file; never from the command line, which others can see. */
final class Passphrases {
    private static final int SHORTEST = 8;
    private static final int LONGEST_FILE = 4096;

    private final Prompt prompt;
    private final Optional<Path> file;

    Passphrases(Prompt prompt, Optional<Path> file) {
        this.prompt = prompt;
        this.file = file;
    }

    /** Asks for the passphrase of a new key, twice. The caller wipes it. */
    char[] choose() throws Refusal {
        char[] first = ask("新口令（至少八个字符）：");
        if (Character.codePointCount(first, 0, first.length) < SHORTEST) {
            Arrays.fill(first, '\0');
            throw new Refusal(RefusalCode.PASSPHRASE_TOO_SHORT, "口令至少要有八个字符。");
        }
        if (file.isEmpty()) {
            char[] second = ask("再输入一遍：");
            boolean same = Arrays.equals(first, second);
            Arrays.fill(second, '\0');
            if (!same) {
                Arrays.fill(first, '\0');
                throw new Refusal(RefusalCode.PASSPHRASES_DIFFER, "两次输入的口令不同，没有生成密钥，请重来。");
            }
        }
        return first;
    }

    /** Asks for the passphrase of a key. The caller wipes it. */
    char[] ask() throws Refusal {
        return ask("密钥的口令：");
    }

    private char[] ask(String question) throws Refusal {
        if (file.isPresent()) {
            return firstLine(SafeFiles.read(file.get(), LONGEST_FILE));
        }
        return prompt.secret(question)
                .orElseThrow(() ->
                        new Refusal(RefusalCode.NOBODY_TO_ASK, "没有终端可以输入口令；请在终端里运行，或用 --passphrase-file 指明口令文件。"));
    }

    private static char[] firstLine(byte[] bytes) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        int end = 0;
        while (end < decoded.limit() && decoded.get(end) != '\n' && decoded.get(end) != '\r') {
            end++;
        }
        char[] line = new char[end];
        decoded.get(0, line);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(decoded.array(), '\0');
        return line;
    }
}
