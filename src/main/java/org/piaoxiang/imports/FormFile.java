package org.piaoxiang.imports;

/** A file with a 干部任免审批表, by the name it had. */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record FormFile(String name, byte[] bytes) {}
