package org.piaoxiang.meeting.statement;

import java.util.Optional;

/**
 * What a person said on an item.
 *
 * @param interjection an early remark (插话), which is no statement and is not counted as one
 */
public record Statement(String person, Opinion opinion, Optional<String> gist, boolean interjection) {}
