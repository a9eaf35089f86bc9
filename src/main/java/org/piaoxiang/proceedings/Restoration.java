package org.piaoxiang.proceedings;

/**
 * That records go on from a backup.
 *
 * @param reason why, as the person wrote who restored it
 * @param backup when the backup was made
 */
public record Restoration(String reason, String backup) {}
