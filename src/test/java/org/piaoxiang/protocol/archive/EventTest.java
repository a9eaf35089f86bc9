package org.piaoxiang.protocol.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.JsonException;

/** Events and setups as they are read, and what is saved of spoilt ones. */
class EventTest {
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);
    private static final String EVENT =
            "{\"parent\":\"" + ONE + "\",\"height\":7,\"type\":\"Ballot\",\"payload\":\"" + TWO + "\"}";

    @Test
    void anEventIsReadAsItIsWritten() throws Exception {
        Event event = new Event(Optional.of(ONE), 7, EventType.BALLOT, Optional.of(TWO));
        assertEquals(event, Event.parse(bytes(EVENT)));
        assertEquals(EVENT, new String(event.bytes(), StandardCharsets.UTF_8));
        assertEquals(new Event.Reading(Optional.of(event), List.of()), Event.read(bytes(EVENT)));
        Event bare = new Event(Optional.empty(), 0, EventType.END_BALLOTS, Optional.empty());
        assertEquals(bare, Event.parse(bare.bytes()));
    }

    @Test
    void whatIsSpoiltIsToldAndTheRestIsSaved() {
        Event whole = new Event(Optional.of(ONE), 7, EventType.BALLOT, Optional.of(TWO));
        spoilt(EVENT + " ", "the event is not in canonical form", whole);
        spoilt(EVENT.replace("{", "{\"more\":1,"), "event has an unknown field", whole);
        spoilt(
                EVENT.replace(":7", ":\"x\""),
                "event.height is not a whole number",
                new Event(Optional.of(ONE), -1, EventType.BALLOT, Optional.of(TWO)));
        spoilt(
                EVENT.replace(ONE, ONE + "1"),
                "event.parent is not a hash",
                new Event(Optional.empty(), 7, EventType.BALLOT, Optional.of(TWO)));
        spoilt(
                EVENT.replace(TWO, "A" + TWO.substring(1)),
                "event.payload is not a hash",
                new Event(Optional.of(ONE), 7, EventType.BALLOT, Optional.empty()));
        assertEquals(
                new Event.Reading(Optional.empty(), List.of("event.type is unknown")),
                Event.read(bytes(EVENT.replace("Ballot", "Balot"))));
        assertEquals(Optional.empty(), Event.read(bytes("[]")).event());
    }

    private static void spoilt(String text, String problem, Event saved) {
        assertEquals(new Event.Reading(Optional.of(saved), List.of(problem)), Event.read(bytes(text)), text);
        assertEquals(
                problem,
                assertThrows(JsonException.class, () -> Event.parse(bytes(text)))
                        .reason());
    }

    @Test
    void aSetupRefersToThreeRecordsOrFour() throws Exception {
        String three = "{\"election\":\"" + ONE + "\",\"trustees\":\"" + TWO + "\",\"credentials\":\"" + ONE + "\"}";
        SetupData setup = SetupData.parse(bytes(three));
        assertEquals(new SetupData(ONE, TWO, ONE, Optional.empty()), setup);
        assertEquals(List.of(ONE, TWO, ONE), setup.references());
        assertEquals(three, new String(SetupData.bytes(ONE, TWO, ONE), StandardCharsets.UTF_8));
        SetupData certified =
                SetupData.parse(bytes(three.replace("}", ",\"credentials_certificate\":\"" + TWO + "\"}")));
        assertEquals(new SetupData(ONE, TWO, ONE, Optional.of(TWO)), certified);
        assertEquals(List.of(ONE, TWO, ONE, TWO), certified.references());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
