package org.piaoxiang.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.piaoxiang.record.RecordReader.Fault;

class RecordReaderTest {
    private static final String FIRST =
            "{\"at\":\"2026-11-21T15:04:05+08:00\",\"by\":{\"name\":\"王文书\",\"role\":\"CLERK\"},\"data\":{},\"meeting\":\"m1\",\"number\":0,\"type\":\"CHECK_IN\"}";
    private static final String SECOND = FIRST.replace("\"number\":0", "\"number\":1");

    @Test
    void findsNothingWrongWithASoundRecord() {
        assertEquals(List.of(), check(List.of(FIRST, SECOND), List.of(FIRST, SECOND)));
    }

    @Test
    void findsEveryFaultWithItsPlace() {
        assertEquals(
                List.of(new Fault(2, Fault.Kind.OTHER_ROOT)),
                check(List.of(FIRST.replace("CHECK_IN", "DEPART"), SECOND), List.of(FIRST, SECOND)));
        assertEquals(List.of(new Fault(1, Fault.Kind.OTHER_SIZE)), check(List.of(FIRST), List.of(FIRST, SECOND)));
        List<String> bad = List.of(
                FIRST.replace("{\"at", "{ \"at"),
                FIRST,
                SECOND.replace("m1", "m2"),
                "{}",
                "nothing",
                SECOND.replace(",\"type", ",\"more\":1,\"type"));
        assertEquals(
                List.of(
                        new Fault(0, Fault.Kind.NOT_CANONICAL),
                        new Fault(1, Fault.Kind.OTHER_NUMBER),
                        new Fault(2, Fault.Kind.OTHER_MEETING),
                        new Fault(3, Fault.Kind.NOT_AN_ENTRY),
                        new Fault(4, Fault.Kind.NOT_CANONICAL),
                        new Fault(5, Fault.Kind.NOT_AN_ENTRY)),
                check(bad, bad));
    }

    private static List<Fault> check(List<String> entries, List<String> signed) {
        Frontier tree =
                Frontier.EMPTY.appendAll(bytes(signed).map(TreeHash::leaf).toList());
        return RecordReader.check("m1", bytes(entries).toList(), Checkpoint.of("log", tree));
    }

    private static Stream<byte[]> bytes(List<String> entries) {
        return entries.stream().map(entry -> entry.getBytes(StandardCharsets.UTF_8));
    }
}
