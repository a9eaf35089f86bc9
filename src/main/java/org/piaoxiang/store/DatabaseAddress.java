package org.piaoxiang.store;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a database is and who may enter it.
 *
 * @param host name or address
 * @param port TCP port
 * @param database its name
 * @param owner who runs migrations and owns the tables
 * @param application whom the server works as
 * @param authority file with the certificate that the database's own must lead to; without, the connection is not
 *     encrypted, which is for databases on this machine
 */
public record DatabaseAddress(
        String host, int port, String database, Login owner, Login application, Optional<Path> authority) {
    /**
     * A database role that can log in.
     *
     * @param name the role
     * @param password its password
     */
    public record Login(String name, String password) {
        @Override
        public String toString() {
            return "Login[" + name + "]";
        }
    }

    /** Returns the address for JDBC, without names or passwords. */
    public String jdbcUrl() {
        String address = "jdbc:postgresql://" + host + ":" + port + "/" + database;
        return authority
                .map(file -> address + "?sslmode=verify-full&sslrootcert="
                        + URLEncoder.encode(file.toAbsolutePath().toString(), StandardCharsets.UTF_8))
                .orElse(address);
    }
}
