package org.piaoxiang.proceedings.port;

import java.util.List;
import java.util.Optional;

/** The newest checkpoint of each other log that this server has cosigned as a witness. */
public interface WitnessStore {
    /** Returns the checkpoint cosigned last of the log {@code origin}. */
    Optional<Witnessed> latest(String origin);

    /** Returns the origins of all logs of which a checkpoint was cosigned. */
    List<String> origins();

    /** Puts {@code next} in the place of {@code before}; false where something else stands there by now. Durable. */
    boolean replace(String origin, Optional<Witnessed> before, Witnessed next);

    /**
     * A cosigned checkpoint.
     *
     * @param size entries
     * @param note the signed note with our cosignature
     */
    record Witnessed(long size, String note) {}
}
