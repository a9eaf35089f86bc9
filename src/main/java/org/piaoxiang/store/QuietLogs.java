package org.piaoxiang.store;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps libraries from writing at every start what nobody needs to know; their warnings stay. */
final class QuietLogs {
    /** Held, since the JDK forgets the level of a logger that nobody holds. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.flywaydb"), Logger.getLogger("io.netty"), Logger.getLogger("io.vertx"));

    static {
        LOGGERS.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.WARNING));
    }

    private QuietLogs() {}

    /** Sets the levels, unless somebody has set others. */
    static void once() {
        LOGGERS.getFirst();
    }
}
