package org.piaoxiang.store;

/**
 * Where a database is and who may enter it.
 *
 * @param host name or address
 * @param port TCP port
 * @param database its name
 * @param owner who runs migrations and owns the tables
 * @param application whom the server works as
 */
public record DatabaseAddress(String host, int port, String database, Login owner, Login application) {
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
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
