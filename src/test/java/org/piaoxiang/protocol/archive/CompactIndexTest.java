package org.piaoxiang.protocol.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CompactIndexTest {
    @Test
    void numbersManyTextsInTheOrderInWhichTheyCome() {
        CompactIndex index = new CompactIndex();
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            assertEquals(-1, index.find("text " + i));
            assertTrue(index.add("text " + i));
            assertFalse(index.add("text " + i));
        }
        assertEquals(count, index.size());
        for (int i = 0; i < count; i++) {
            assertEquals(i, index.find("text " + i));
            assertEquals(i, index.number("text " + i));
        }
        assertEquals(-1, index.find("text"));
        assertEquals(count, index.size());
    }
}
