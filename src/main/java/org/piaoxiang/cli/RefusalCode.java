package org.piaoxiang.cli;

/** Why a command refuses. Names are stable: scripts and hotlines may rely on them. */
public enum RefusalCode {
    /** The command line is not understood. */
    USAGE(2),
    /** A number on the command line is out of bounds. */
    OUT_OF_BOUNDS(2),
    /** The group is not known here. */
    GROUP_UNKNOWN(2),
    /** A file that was named is not there, or not a file, or too long. */
    FILE_UNREADABLE(2),
    /** Reading or writing broke. */
    IO_ERROR(2),
    /** The file to write exists already. */
    OUT_EXISTS(2),
    /** What should be written over is not a plain file, or the folder to write into is not there. */
    OUT_UNUSABLE(2),
    /** The file of questions is not one. */
    QUESTIONS_UNREADABLE(2),
    /** A uuid is not at least 14 Base58 characters, or stands there twice. */
    UUID_UNLAWFUL(2),
    /** A key file is not one. */
    KEY_FILE_UNREADABLE(2),
    /** The public part of a key file is not proved, is of another group or is there twice. */
    KEY_UNUSABLE(2),
    /** Nobody is there to type a passphrase or a confirmation. */
    NOBODY_TO_ASK(2),
    /** The passphrase is shorter than eight characters. */
    PASSPHRASE_TOO_SHORT(2),
    /** The two entries of a new passphrase differ. */
    PASSPHRASES_DIFFER(2),
    /** Another program uses the port. */
    PORT_TAKEN(2),
    /** The database does not answer, or does not let us in. */
    DATABASE_UNUSABLE(2),
    /** Ballots are being cast: a copy now would know in which order they came. */
    ROUND_OPEN(1),
    /** The file is no backup of ours. */
    BACKUP_UNREADABLE(2),
    /** A certificate is none, or not the one that was announced. */
    CERTIFICATE_UNUSABLE(2),
    /** A message of the making of a common key is not one, or does not fit the others. */
    CEREMONY_REFUSED(1),
    /** The archive gives no ground for a verdict. */
    ARCHIVE_UNUSABLE(2),
    /** The archive fails a check. */
    ARCHIVE_INVALID(1),
    /** There is no tally to open, or it is open already. */
    STAGE_UNFIT(1),
    /** The archive carries no poll rules of ours, so that no floor is known. */
    RULES_MISSING(1),
    /** Fewer ballots than the poll's rules allow to be opened. */
    BELOW_FLOOR(1),
    /** The key is not one of the archive's custodians. */
    KEY_NOT_A_CUSTODIAN(1),
    /** This custodian's share is in the archive already. */
    SHARE_ALREADY_IN(1),
    /** This key has already opened another tally of the same poll. */
    SECOND_TALLY(1),
    /** The note of what the key has opened cannot be read. */
    JOURNAL_UNREADABLE(1),
    /** Another program is using the key at this moment. */
    KEY_IN_USE(1),
    /** The passphrase is wrong, or the key file was changed. */
    KEY_PASSPHRASE_WRONG(1),
    /** The station does not start: its files are in use, or the server does not take the sign-in. */
    STATION_REFUSED(1),
    /** The person said no. */
    NOT_CONFIRMED(1),
    /** The shares do not open to counts. */
    TALLY_DOES_NOT_OPEN(1);

    private final int exit;

    RefusalCode(int exit) {
        this.exit = exit;
    }

    /** Returns the exit code of the process: 1 for a refusal on the merits, 2 for what is not usable as input. */
    public int exit() {
        return exit;
    }
}
