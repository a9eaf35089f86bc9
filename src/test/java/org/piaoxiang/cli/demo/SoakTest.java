package org.piaoxiang.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./piaoxiang soak} tries longer. */
class SoakTest {
    @Test
    void noAcknowledgedBallotIsLostWhenServerAndDatabaseAreKilled(@TempDir Path data) throws Exception {
        Soak soak = new Soak(new Soak.Plan(24, 5, 1, "ci"), System.out::println);
        assertEquals(List.of(), soak.run(data, new SecureRandom()));
        assertEquals(Map.of("服务器", 5, "数据库", 1), soak.struck());
    }
}
