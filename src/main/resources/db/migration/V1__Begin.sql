-- The owner owns everything and runs migrations; the server works as the application role, a placeholder below.
-- Names sort by bytes (COLLATE "C"), so that the database orders trackers as Java and the closed set's hash do.

CREATE TABLE meeting (
    id      text COLLATE "C" PRIMARY KEY,
    created timestamptz NOT NULL DEFAULT now()
);

-- The right edge of each meeting's Merkle tree: optimistic locking and root at once.
CREATE TABLE tree (
    meeting text COLLATE "C" PRIMARY KEY REFERENCES meeting,
    size    bigint NOT NULL CHECK (size >= 0),
    peaks   bytea  NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE entry (
    meeting text COLLATE "C" NOT NULL REFERENCES meeting,
    number  bigint NOT NULL CHECK (number >= 0),
    type    text COLLATE "C" NOT NULL,
    body    bytea NOT NULL,
    leaf    bytea NOT NULL CHECK (octet_length(leaf) = 32),
    PRIMARY KEY (meeting, number)
);

CREATE TABLE checkpoint (
    meeting text COLLATE "C" NOT NULL REFERENCES meeting,
    size    bigint NOT NULL,
    note    text NOT NULL,
    PRIMARY KEY (meeting, size)
);

CREATE TABLE cosignature (
    meeting text COLLATE "C" NOT NULL,
    size    bigint NOT NULL,
    witness text COLLATE "C" NOT NULL,
    line    text NOT NULL,
    PRIMARY KEY (meeting, size, witness),
    FOREIGN KEY (meeting, size) REFERENCES checkpoint
);

-- One row for each round that was ever opened. box names the table of its ballots and the lock that casts share
-- and the close takes alone.
CREATE TABLE round_gate (
    meeting text COLLATE "C" NOT NULL REFERENCES meeting,
    round   text COLLATE "C" NOT NULL,
    box     integer GENERATED ALWAYS AS IDENTITY UNIQUE,
    state   text COLLATE "C" NOT NULL CHECK (state IN ('OPEN', 'CLOSED', 'BROKEN_OFF')),
    PRIMARY KEY (meeting, round)
);

-- Filled once per round, by the close, in the order of the primary key.
CREATE TABLE closed_ballot (
    meeting text COLLATE "C" NOT NULL,
    poll    text COLLATE "C" NOT NULL,
    tracker text COLLATE "C" NOT NULL,
    round   text COLLATE "C" NOT NULL,
    ballot  bytea NOT NULL,
    PRIMARY KEY (meeting, poll, tracker),
    FOREIGN KEY (meeting, round) REFERENCES round_gate
);
CREATE INDEX closed_ballot_of_round ON closed_ballot (meeting, round);

CREATE TABLE archive_part (
    meeting text COLLATE "C" NOT NULL REFERENCES meeting,
    poll    text COLLATE "C" NOT NULL,
    begins  bigint NOT NULL CHECK (begins >= 0),
    bytes   bytea NOT NULL,
    PRIMARY KEY (meeting, poll, begins)
);
ALTER TABLE archive_part ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE file (
    meeting text COLLATE "C" NOT NULL REFERENCES meeting,
    hash    text COLLATE "C" NOT NULL,
    bytes   bytea NOT NULL,
    PRIMARY KEY (meeting, hash)
);

CREATE TABLE material (
    meeting text COLLATE "C" NOT NULL REFERENCES meeting,
    id      text COLLATE "C" NOT NULL,
    name    text NOT NULL,
    pages   integer NOT NULL,
    pdf     bytea NOT NULL,
    PRIMARY KEY (meeting, id)
);
ALTER TABLE material ALTER COLUMN pdf SET STORAGE EXTERNAL;

CREATE TABLE material_page (
    meeting text COLLATE "C" NOT NULL,
    id      text COLLATE "C" NOT NULL,
    page    integer NOT NULL,
    png     bytea NOT NULL,
    PRIMARY KEY (meeting, id, page),
    FOREIGN KEY (meeting, id) REFERENCES material ON DELETE CASCADE
);
ALTER TABLE material_page ALTER COLUMN png SET STORAGE EXTERNAL;

CREATE TABLE account (
    login        text COLLATE "C" PRIMARY KEY,
    name         text NOT NULL,
    role         text COLLATE "C" NOT NULL,
    meeting      text COLLATE "C",
    person       text COLLATE "C",
    password     text,
    failures     integer NOT NULL DEFAULT 0,
    last_failure timestamptz
);

CREATE TABLE account_session (
    token   text COLLATE "C" PRIMARY KEY,
    login   text COLLATE "C" NOT NULL REFERENCES account ON DELETE CASCADE,
    expires timestamptz NOT NULL
);
CREATE INDEX account_session_of_login ON account_session (login);

CREATE TABLE account_link (
    token   text COLLATE "C" PRIMARY KEY,
    login   text COLLATE "C" NOT NULL REFERENCES account ON DELETE CASCADE,
    expires timestamptz NOT NULL
);
CREATE INDEX account_link_of_login ON account_link (login);

CREATE TABLE meeting_token (
    token   text COLLATE "C" PRIMARY KEY,
    meeting text COLLATE "C" NOT NULL REFERENCES meeting
);

-- What the server may do. The record, checkpoints, closed ballots and archives can be read and added to, never changed.
GRANT USAGE ON SCHEMA public TO ${application};
GRANT SELECT, INSERT ON meeting, entry, checkpoint, archive_part, file TO ${application};
GRANT SELECT, INSERT, UPDATE ON tree, cosignature TO ${application};
GRANT SELECT ON round_gate, closed_ballot TO ${application};
GRANT SELECT, INSERT, DELETE ON material, material_page, meeting_token, account_link TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON account, account_session TO ${application};
