package org.piaoxiang.cli.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the product lies. */
public final class Launcher {
    private Launcher() {}

    /** Returns the folder that has the launcher. */
    public static Path home() throws IOException {
        try {
            Path code = Path.of(Launcher.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            for (Path folder = code; folder != null; folder = folder.getParent()) {
                if (Files.isExecutable(folder.resolve("piaoxiang")) && Files.exists(folder.resolve("pom.xml"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException impossible) {
            throw new IOException(impossible);
        }
        throw new IOException("the launcher is not where it should be");
    }

    /** Returns the launcher. */
    public static Path path() throws IOException {
        return home().resolve("piaoxiang");
    }
}
