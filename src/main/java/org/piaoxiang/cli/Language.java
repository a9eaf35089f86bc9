package org.piaoxiang.cli;

/** The language of a verdict for people; JSON and places of failures do not depend on it. */
public enum Language {
    /** Chinese, the default. */
    zh,
    /** English. */
    en
}
