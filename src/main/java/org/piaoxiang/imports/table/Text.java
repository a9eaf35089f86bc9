package org.piaoxiang.imports.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes as text: UTF-8 or UTF-16 by their mark, else UTF-8 if every byte fits, else GB18030 if every byte fits. */
final class Text {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private Text() {}

    static String decode(byte[] bytes) throws Unreadable {
        try {
            if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
                return decode(bytes, 3, StandardCharsets.UTF_8);
            }
            if (startsWith(bytes, 0xff, 0xfe)) {
                return decode(bytes, 2, StandardCharsets.UTF_16LE);
            }
            if (startsWith(bytes, 0xfe, 0xff)) {
                return decode(bytes, 2, StandardCharsets.UTF_16BE);
            }
        } catch (CharacterCodingException broken) {
            throw unknown();
        }
        try {
            return decode(bytes, 0, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                return decode(bytes, 0, GB18030);
            } catch (CharacterCodingException neither) {
                throw unknown();
            }
        }
    }

    private static Unreadable unknown() {
        return new Unreadable("文字编码既不是 UTF-8 也不是 GB18030，请在表格软件里另存为“CSV UTF-8”或 .xlsx 后再上传。");
    }

    private static String decode(byte[] bytes, int from, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                .toString();
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
