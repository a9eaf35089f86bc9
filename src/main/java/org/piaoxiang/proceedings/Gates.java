package org.piaoxiang.proceedings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.proceedings.port.FileStore;

/** The gates of polls in use, made once from their published setup. */
public final class Gates {
    private static final int KEPT = 500;

    private final FileStore files;
    private final Map<String, BallotGate> gates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, BallotGate> eldest) {
            return size() > KEPT;
        }
    };

    /** Makes gates from the archives in {@code files}. */
    public Gates(FileStore files) {
        this.files = files;
    }

    /** Returns the gate of a poll that is set up; a poll's setup never changes, so a gate made once stays right. */
    public Optional<BallotGate> of(String meeting, String poll) {
        synchronized (gates) {
            BallotGate known = gates.get(poll);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<BallotGate> made = files.archive(meeting, poll).map(BallotGate::of);
        made.ifPresent(gate -> {
            synchronized (gates) {
                gates.put(poll, gate);
            }
        });
        return made;
    }
}
