-- Challenges: a ballot that a tablet opened is never accepted as a vote. Its hash is remembered here before the record
-- says so, and the box and this table change under the same lock, so that no ballot is ever both cast and challenged.

CREATE TABLE challenged_ballot (
    meeting text COLLATE "C" NOT NULL REFERENCES meeting,
    round   text COLLATE "C" NOT NULL,
    hash    text COLLATE "C" NOT NULL,
    PRIMARY KEY (meeting, round, hash)
);
REVOKE ALL ON challenged_ballot FROM PUBLIC;

-- The hash that a ballot's signature names; ballots are canonical JSON by then.
CREATE FUNCTION box_hash(ballot bytea) RETURNS text
    LANGUAGE sql IMMUTABLE AS
$$
    SELECT convert_from(ballot, 'UTF8')::jsonb #>> '{signature,hash}'
$$;

-- A challenge before the opening must not pass by an opening that is under way.
CREATE OR REPLACE FUNCTION box_open(in_meeting text, in_round text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    opened integer;
BEGIN
    PERFORM pg_advisory_xact_lock(2, hashtext(in_meeting || '/' || in_round));
    INSERT INTO round_gate (meeting, round, state) VALUES (in_meeting, in_round, 'OPEN')
        ON CONFLICT (meeting, round) DO NOTHING RETURNING box INTO opened;
    IF opened IS NULL THEN
        RETURN (SELECT state FROM round_gate WHERE meeting = in_meeting AND round = in_round);
    END IF;
    EXECUTE format('CREATE TABLE box.b%s (
            poll text COLLATE "C" NOT NULL, credential text COLLATE "C" NOT NULL, tracker text COLLATE "C" NOT NULL,
            ballot bytea NOT NULL, PRIMARY KEY (poll, credential)) WITH (autovacuum_enabled = false)', opened);
    RETURN 'DONE';
END
$$;

-- Answers STORED, SAME, CHALLENGED, USED <poll>, NEVER, CLOSED or BROKEN_OFF.
CREATE OR REPLACE FUNCTION box_cast(
    in_meeting text, in_round text, polls text[], credentials text[], trackers text[], ballots bytea[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    box_number integer;
    box_state  text;
    added      integer;
    differing  text;
BEGIN
    SELECT box INTO box_number FROM round_gate WHERE meeting = in_meeting AND round = in_round;
    IF box_number IS NULL THEN
        RETURN 'NEVER';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(1, box_number);
    SELECT state INTO box_state FROM round_gate WHERE meeting = in_meeting AND round = in_round;
    IF box_state = 'CLOSED' AND cardinality(polls) > 0 AND NOT EXISTS (
            SELECT FROM unnest(polls, trackers) AS mine (poll, tracker)
            WHERE NOT EXISTS (SELECT FROM closed_ballot closed
                WHERE closed.meeting = in_meeting AND closed.round = in_round
                    AND closed.poll = mine.poll AND closed.tracker = mine.tracker)) THEN
        RETURN 'SAME';
    END IF;
    IF box_state <> 'OPEN' THEN
        RETURN box_state;
    END IF;
    -- Ballots are read only in rounds where something was challenged.
    IF EXISTS (SELECT FROM challenged_ballot c WHERE c.meeting = in_meeting AND c.round = in_round) AND EXISTS (
            SELECT FROM challenged_ballot c
            WHERE c.meeting = in_meeting AND c.round = in_round
                AND c.hash IN (SELECT box_hash(mine) FROM unnest(ballots) AS mine)) THEN
        RETURN 'CHALLENGED';
    END IF;
    -- In the order of the key, so that equal casts wait for each other instead of blocking each other.
    EXECUTE format('INSERT INTO box.b%s SELECT * FROM unnest($1, $2, $3, $4) AS mine (poll, credential, tracker, ballot)
            ORDER BY poll, credential ON CONFLICT (poll, credential) DO NOTHING', box_number)
        USING polls, credentials, trackers, ballots;
    GET DIAGNOSTICS added = ROW_COUNT;
    IF added = cardinality(polls) THEN
        RETURN 'STORED';
    END IF;
    EXECUTE format('SELECT mine.poll FROM unnest($1, $2, $3, $4) AS mine (poll, credential, tracker, ballot)
            JOIN box.b%s box ON box.poll = mine.poll AND box.credential = mine.credential
            WHERE box.tracker <> mine.tracker OR box.ballot <> mine.ballot ORDER BY 1 LIMIT 1', box_number)
        INTO differing USING polls, credentials, trackers, ballots;
    IF differing IS NULL THEN
        RETURN CASE added WHEN 0 THEN 'SAME' ELSE 'STORED' END;
    END IF;
    IF added > 0 THEN
        -- Undoes what this call inserted. The code is ours; the message names a poll and nothing else.
        RAISE EXCEPTION USING ERRCODE = 'PX001', MESSAGE = differing;
    END IF;
    RETURN 'USED ' || differing;
END
$$;

-- Answers REFUSING, CAST where one of the ballots is in the box, CLOSED or BROKEN_OFF.
CREATE FUNCTION box_challenge(in_meeting text, in_round text, hashes text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    box_number integer;
    box_state  text;
    was_cast   boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(2, hashtext(in_meeting || '/' || in_round));
    SELECT box INTO box_number FROM round_gate WHERE meeting = in_meeting AND round = in_round;
    IF box_number IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(1, box_number);
        SELECT state INTO box_state FROM round_gate WHERE meeting = in_meeting AND round = in_round;
        IF box_state <> 'OPEN' THEN
            RETURN box_state;
        END IF;
        EXECUTE format('SELECT EXISTS (SELECT FROM box.b%s b WHERE box_hash(b.ballot) = ANY ($1))', box_number)
            INTO was_cast USING hashes;
        IF was_cast THEN
            RETURN 'CAST';
        END IF;
    END IF;
    INSERT INTO challenged_ballot (meeting, round, hash)
        SELECT in_meeting, in_round, unnest(hashes) ON CONFLICT DO NOTHING;
    RETURN 'REFUSING';
END
$$;

REVOKE ALL ON FUNCTION box_hash, box_challenge FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_challenge TO ${application};
