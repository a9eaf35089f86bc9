import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;

/**
 * The database of a running server, entered as its owner, whom no right binds: runs each line of its input as a statement and
 * prints how many rows it has changed. Run with the program's jar on the class path; the argument is the data folder.
 */
final class Vault {
    private static final int PORT_LINE = 3;
    private static final int OWNER_LINE = 1;

    private Vault() {}

    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]).resolve("postgres");
        String password = Files.readAllLines(home.resolve("passwords")).get(OWNER_LINE);
        String address = "jdbc:postgresql://127.0.0.1:" + port(home) + "/piaoxiang";
        try (Connection owner = DriverManager.getConnection(address, "piaoxiang_owner", password);
                Statement statement = owner.createStatement()) {
            System.out.println("open");
            for (String line = read(); !line.isEmpty(); line = read()) {
                System.out.println(statement.executeUpdate(line));
            }
        }
    }

    private static String read() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = System.in.read(); next >= 0 && next != '\n'; next = System.in.read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private static String port(Path home) throws IOException {
        try (var found = Files.walk(home, 2)) {
            List<Path> files =
                    found.filter(file -> file.endsWith("postmaster.pid")).toList();
            return Files.readAllLines(files.getFirst()).get(PORT_LINE);
        }
    }
}
