package org.piaoxiang.papers.account;

import java.util.Optional;

/** The hashes by which a poll's archive is known again. */
public record PollHashes(
        String uuid,
        Optional<String> category,
        Optional<String> election,
        Optional<String> closedSet,
        Optional<String> result) {}
