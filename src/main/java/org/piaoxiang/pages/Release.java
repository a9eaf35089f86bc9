package org.piaoxiang.pages;

/** What this release is called. Programs of the same name carry the same pages. */
public final class Release {
    /** The version, as {@code --version} prints it and the server tells it. */
    public static final String VERSION = "0.1.0";

    private Release() {}
}
