package org.piaoxiang.store;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.piaoxiang.proceedings.port.StoreUnavailable;

/** Brings a database to the shape that this release needs. */
public final class Migrations {
    private Migrations() {}

    /** Runs what is missing; several servers may do so at once. */
    public static void run(DatabaseAddress address) {
        QuietLogs.once();
        try {
            Flyway.configure()
                    .dataSource(
                            address.jdbcUrl(),
                            address.owner().name(),
                            address.owner().password())
                    .locations("classpath:db/migration")
                    .placeholders(
                            Map.of("application", quoted(address.application().name())))
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw new StoreUnavailable(
                    StoreUnavailable.Reason.UNEXPECTED, "the database could not be brought to this release", failed);
        }
    }

    private static String quoted(String role) {
        return '"' + role.replace("\"", "\"\"") + '"';
    }
}
