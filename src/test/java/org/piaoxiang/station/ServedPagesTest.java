package org.piaoxiang.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.piaoxiang.protocol.group.HashFunction;
import org.piaoxiang.station.ServedPages.Altered;
import org.piaoxiang.station.ServedPages.Status;

/** What the observer's station finds of the pages that the server hands out, before it seals. */
class ServedPagesTest {
    private static final String PAGE = "<script type=module src=assets/tablet-1.js></script>";
    private static final String SCRIPT = "encrypt(choice)";

    @TempDir
    private Path folder;

    private Room room;

    @BeforeEach
    void begin() throws Exception {
        room = new Room(folder);
        room.ownPages = Map.of("ui/tablet.html", hash(PAGE), "ui/assets/tablet-1.js", hash(SCRIPT));
        room.server.pages.put("/tablet", PAGE);
        room.server.pages.put("/tablet.html", PAGE);
        room.server.pages.put("/assets/tablet-1.js", SCRIPT);
        room.setUp(6);
    }

    @AfterEach
    void end() throws Exception {
        room.close();
    }

    private static String hash(String page) {
        return HashFunction.SHA_256.hex(page.getBytes(StandardCharsets.UTF_8));
    }

    private ServedPages.Finding found() throws Exception {
        return room.inspection().inspect("r1").pages();
    }

    private String seal() {
        return assertThrows(StationRefusal.class, room::seal).code();
    }

    @Test
    void thePagesOfTheReleaseAreFoundUnaltered() throws Exception {
        assertEquals(new ServedPages.Finding(Status.PASS, 3, List.of(), Optional.empty(), found().release()), found());
        room.seal();
    }

    @Test
    void anAlteredScriptIsFoundBeforeTheSeal() throws Exception {
        room.server.pages.put("/assets/tablet-1.js", "send(choice);" + SCRIPT);
        assertEquals(Status.FAIL, found().status());
        assertEquals(List.of(new Altered("/assets/tablet-1.js", false)), found().altered());
        assertEquals("PAGES_ALTERED", seal());
    }

    @Test
    void anotherPageUnderTheShortNameIsFound() throws Exception {
        room.server.pages.put("/tablet", PAGE.replace("tablet-1", "other"));
        assertEquals(List.of(new Altered("/tablet", false)), found().altered());
        assertEquals("PAGES_ALTERED", seal());
    }

    @Test
    void aScriptThatIsGoneIsFound() throws Exception {
        room.server.pages.remove("/assets/tablet-1.js");
        assertEquals(List.of(new Altered("/assets/tablet-1.js", true)), found().altered());
        assertEquals("PAGES_ALTERED", seal());
    }

    @Test
    void aServerOfAnotherReleaseIsNotComparedAndItIsSaid() throws Exception {
        room.server.release = "0.0.9";
        room.server.pages.put("/tablet", "another release");
        assertEquals(
                new ServedPages.Finding(
                        Status.NOT_RUN, 0, List.of(), Optional.of("OTHER_RELEASE"), Optional.of("0.0.9")),
                found());
        room.seal();
    }

    @Test
    void aStationWithoutPagesOfItsOwnSaysSo() throws Exception {
        room.ownPages = Map.of();
        assertEquals(Optional.of("NO_PAGES"), found().reason());
        assertEquals(Status.NOT_RUN, found().status());
    }
}
