-- Cosignatures are kept as they first came, like everything else of the record.
REVOKE UPDATE ON cosignature FROM ${application};

-- Signed proof that a meeting's record is not what this server once signed: the note, with the server's own signature.
CREATE TABLE record_alarm (
    meeting text COLLATE "C" NOT NULL REFERENCES meeting,
    kind    text COLLATE "C" NOT NULL CHECK (kind IN ('BEHIND', 'FORKED')),
    size    bigint NOT NULL,
    note    text NOT NULL,
    noticed timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX record_alarm_once ON record_alarm (meeting, kind, size, md5(note));

-- The newest checkpoint of each other log for which this server is a witness (c2sp.org/tlog-witness).
CREATE TABLE witnessed_log (
    origin text COLLATE "C" PRIMARY KEY,
    size   bigint NOT NULL CHECK (size >= 0),
    note   text NOT NULL
);

GRANT SELECT, INSERT ON record_alarm TO ${application};
GRANT SELECT, INSERT, UPDATE ON witnessed_log TO ${application};
