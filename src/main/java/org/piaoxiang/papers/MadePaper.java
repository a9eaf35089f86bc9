package org.piaoxiang.papers;

/** A paper that was made: its file name, its content type, its bytes. */
@SuppressWarnings("ArrayRecordComponent") // handed over, never kept
public record MadePaper(String fileName, String contentType, byte[] bytes) {}
