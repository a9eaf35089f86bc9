package org.piaoxiang.imports;

import java.util.List;
import org.piaoxiang.json.Json;

/** What became of reading a file: all of it, or everything that is wrong with it, never a part. */
public sealed interface Imported {
    /**
     * All is right.
     *
     * @param entries persons or items, as {@code SET_ROSTER} or {@code SET_AGENDA} take them
     * @param warnings what the clerk should look at
     */
    record Read(Json.Arr entries, List<RowProblem> warnings) implements Imported {
        /** Keeps a copy of {@code warnings}. */
        public Read {
            warnings = List.copyOf(warnings);
        }
    }

    /** Something is wrong: every bad row, in order. */
    record Wrong(List<RowProblem> problems) implements Imported {
        /** Keeps a copy of {@code problems}. */
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /** The file cannot be read at all. */
    record Unusable(String reason) implements Imported {}
}
