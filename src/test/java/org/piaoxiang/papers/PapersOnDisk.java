package org.piaoxiang.papers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.piaoxiang.meeting.entry.Role;

/** Writes every paper to the directory {@code -Dpapers.out}, to be rendered and looked at. */
@EnabledIfSystemProperty(named = "papers.out", matches = ".+")
class PapersOnDisk {
    @Test
    void writesThem() throws IOException {
        Path out = Files.createDirectories(Path.of(System.getProperty("papers.out", "target/papers")));
        write(out, "committee", Played.committee());
        write(out, "reviewed", Played.reviewed());
        write(out, "assembly", Played.assembly());
    }

    private static void write(Path out, String prefix, Stage stage) throws IOException {
        for (Paper paper : Papers.list(stage.state(), Role.OBSERVER)) {
            if (paper.ready()) {
                Files.write(
                        out.resolve(prefix + "-" + paper.name() + paper.format().ending()),
                        Reading.make(stage, paper.name(), Role.OBSERVER).bytes());
            }
        }
    }
}
