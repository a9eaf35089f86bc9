package org.piaoxiang.proceedings.port;

/**
 * All ports over one database.
 *
 * @param records of meetings
 * @param pools boxes of rounds
 * @param files lists, archives, materials
 * @param accounts users and what lets them in
 */
public record Stores(RecordStore records, PoolStore pools, FileStore files, AccountStore accounts) {}
