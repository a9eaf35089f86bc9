package org.piaoxiang.cli;

import java.util.Optional;

/** Asks the person in front of the machine; every answer is empty when nobody is there. */
public interface Prompt {
    /** Asks for a secret without showing it; the caller wipes the answer. */
    Optional<char[]> secret(String question);

    /** Asks for a line. */
    Optional<String> line(String question);

    /** Returns the prompt of nobody. */
    static Prompt nobody() {
        return new Prompt() {
            @Override
            public Optional<char[]> secret(String question) {
                return Optional.empty();
            }

            @Override
            public Optional<String> line(String question) {
                return Optional.empty();
            }
        };
    }
}
