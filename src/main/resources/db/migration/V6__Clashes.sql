-- Two ballots with the same first component of a ciphertext (alpha) were made with the same random number. Beside each box
-- stands the set of its alphas, a hash of each, which tells nothing that the box does not hold, and which the close drops
-- together with it.

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
    EXECUTE format('CREATE TABLE box.a%s (poll text COLLATE "C" NOT NULL, alpha text COLLATE "C" NOT NULL,
            PRIMARY KEY (poll, alpha)) WITH (autovacuum_enabled = false)', opened);
    RETURN 'DONE';
END
$$;

-- Boxes that stand open already have no set yet; ballots that lie in them are let alone, B10 of the verifiers sees them.
DO $$
DECLARE
    open_box integer;
BEGIN
    FOR open_box IN SELECT box FROM round_gate WHERE state = 'OPEN' LOOP
        EXECUTE format('CREATE TABLE box.a%s (poll text COLLATE "C" NOT NULL, alpha text COLLATE "C" NOT NULL,
                PRIMARY KEY (poll, alpha)) WITH (autovacuum_enabled = false)', open_box);
    END LOOP;
END
$$;

DROP FUNCTION box_cast(text, text, text[], text[], text[], bytea[]);

-- Answers STORED, SAME, CHALLENGED, USED <poll>, NEVER, CLOSED or BROKEN_OFF; a clash is raised, which undoes everything.
CREATE FUNCTION box_cast(
    in_meeting text, in_round text, polls text[], credentials text[], trackers text[], ballots bytea[],
    alpha_polls text[], alphas text[]) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    box_number integer;
    box_state  text;
    fresh      text[];
    added      integer;
    distinct_alphas integer;
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
    EXECUTE format('WITH put AS (
                INSERT INTO box.b%s SELECT * FROM unnest($1, $2, $3, $4) AS mine (poll, credential, tracker, ballot)
                    ORDER BY poll, credential ON CONFLICT (poll, credential) DO NOTHING RETURNING poll)
            SELECT coalesce(array_agg(poll), $5) FROM put', box_number)
        INTO fresh USING polls, credentials, trackers, ballots, ARRAY[]::text[];
    added = cardinality(fresh);
    IF added < cardinality(polls) THEN
        EXECUTE format('SELECT mine.poll FROM unnest($1, $2, $3, $4) AS mine (poll, credential, tracker, ballot)
                JOIN box.b%s box ON box.poll = mine.poll AND box.credential = mine.credential
                WHERE box.tracker <> mine.tracker OR box.ballot <> mine.ballot ORDER BY 1 LIMIT 1', box_number)
            INTO differing USING polls, credentials, trackers, ballots;
        IF differing IS NOT NULL AND added > 0 THEN
            -- Undoes what this call inserted. The code is ours; the message names a poll and nothing else.
            RAISE EXCEPTION USING ERRCODE = 'PX001', MESSAGE = differing;
        END IF;
        IF differing IS NOT NULL THEN
            RETURN 'USED ' || differing;
        END IF;
        IF added = 0 THEN
            RETURN 'SAME';
        END IF;
    END IF;
    -- In the order of the key for the same reason. What comes twice in one ballot is added once, and so found missing.
    EXECUTE format('INSERT INTO box.a%s SELECT * FROM unnest($1, $2) AS mine (poll, alpha)
            WHERE poll = ANY ($3) ORDER BY poll, alpha ON CONFLICT (poll, alpha) DO NOTHING', box_number)
        USING alpha_polls, alphas, fresh;
    GET DIAGNOSTICS distinct_alphas = ROW_COUNT;
    IF distinct_alphas < (SELECT count(*) FROM unnest(alpha_polls) AS mine (poll) WHERE poll = ANY (fresh)) THEN
        RAISE EXCEPTION USING ERRCODE = 'PX001', MESSAGE = 'CLASH OF ALPHAS';
    END IF;
    RETURN 'STORED';
END
$$;

CREATE OR REPLACE FUNCTION box_close(in_meeting text, in_round text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    box_number integer;
BEGIN
    UPDATE round_gate SET state = 'CLOSED' WHERE meeting = in_meeting AND round = in_round AND state = 'OPEN'
        RETURNING box INTO STRICT box_number;
    EXECUTE format('INSERT INTO closed_ballot (meeting, round, poll, tracker, ballot)
            SELECT $1, $2, poll, tracker, ballot FROM box.b%s ORDER BY poll, tracker', box_number)
        USING in_meeting, in_round;
    EXECUTE format('DROP TABLE box.b%s', box_number);
    EXECUTE format('DROP TABLE IF EXISTS box.a%s', box_number);
END
$$;

CREATE OR REPLACE FUNCTION box_break_off(in_meeting text, in_round text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    box_number integer;
BEGIN
    UPDATE round_gate SET state = 'BROKEN_OFF' WHERE meeting = in_meeting AND round = in_round AND state = 'OPEN'
        RETURNING box INTO STRICT box_number;
    EXECUTE format('DROP TABLE box.b%s', box_number);
    EXECUTE format('DROP TABLE IF EXISTS box.a%s', box_number);
END
$$;

REVOKE ALL ON FUNCTION box_cast FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_cast TO ${application};
