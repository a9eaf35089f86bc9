package org.piaoxiang.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * As whom PostgreSQL's programs run: they refuse to run as root, so root hands them to an unprivileged user.
 *
 * @param prefix what goes before every command
 * @param user who must own the files; empty where that is whoever started us
 */
record Unprivileged(List<String> prefix, Optional<UserPrincipal> user) {
    private static final List<String> USERS = List.of("postgres", "nobody");

    /** Finds out as whom programs can run that must reach {@code directory}. */
    static Unprivileged toReach(Path directory) throws IOException, InterruptedException, StartRefused {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), Optional.empty());
        }
        for (String name : USERS) {
            Optional<UserPrincipal> user = lookUp(directory, name);
            List<String> prefix =
                    List.of("setpriv", "--reuid=" + name, "--regid=" + groupOf(name), "--clear-groups", "--");
            if (user.isPresent() && works(prefix, "test", "-x", directory.toString())) {
                return new Unprivileged(prefix, user);
            }
        }
        // A directory that only root may enter, such as one under root's home: a namespace in which we are not root.
        List<String> namespace = List.of("unshare", "--user", "--");
        if (works(namespace, "test", "-x", directory.toString())) {
            return new Unprivileged(namespace, Optional.empty());
        }
        throw new StartRefused(StartRefused.Code.DIRECTORY_UNUSABLE);
    }

    /** Returns a command with the prefix. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Makes a file or directory belong to the user. */
    void own(Path path) throws IOException {
        if (user.isPresent()) {
            Files.setOwner(path, user.get());
        }
    }

    private static String groupOf(String user) {
        return user.equals("nobody") ? "65534" : user;
    }

    private static Optional<UserPrincipal> lookUp(Path near, String name) throws IOException {
        try {
            return Optional.of(
                    near.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name));
        } catch (UserPrincipalNotFoundException missing) {
            return Optional.empty();
        }
    }

    private static boolean works(List<String> prefix, String... command) throws InterruptedException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(List.of(command));
        try {
            return new ProcessBuilder(whole)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
