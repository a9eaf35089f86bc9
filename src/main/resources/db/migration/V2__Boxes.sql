-- The boxes. Each open round has a table of its own, which the close drops, so that nothing remains that knows in which
-- order ballots came. The server has no rights on these tables: it reaches them by the functions below only, which run as
-- the owner. Casts share an advisory lock on the box; close and breaking off take it alone. Unlike a row lock it leaves no
-- trace in any table, and casts that arrive later cannot overtake a waiting close.

CREATE SCHEMA box;
REVOKE ALL ON SCHEMA box FROM PUBLIC;

CREATE FUNCTION box_open(in_meeting text, in_round text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    opened integer;
BEGIN
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

-- Answers STORED, SAME, USED <poll>, NEVER, CLOSED or BROKEN_OFF.
CREATE FUNCTION box_cast(
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

-- Waits for a close that is under way, and counts what it left.
CREATE FUNCTION box_count(in_meeting text, in_round text) RETURNS TABLE (poll text, ballots bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    box_number integer;
    box_state  text;
BEGIN
    SELECT box INTO box_number FROM round_gate WHERE meeting = in_meeting AND round = in_round;
    IF box_number IS NULL THEN
        RETURN;
    END IF;
    PERFORM pg_advisory_xact_lock_shared(1, box_number);
    SELECT state INTO box_state FROM round_gate WHERE meeting = in_meeting AND round = in_round;
    IF box_state = 'OPEN' THEN
        RETURN QUERY EXECUTE format('SELECT b.poll, count(*) FROM box.b%s b GROUP BY b.poll', box_number);
    ELSE
        RETURN QUERY SELECT c.poll, count(*) FROM closed_ballot c
            WHERE c.meeting = in_meeting AND c.round = in_round GROUP BY c.poll;
    END IF;
END
$$;

-- Takes the box alone until the transaction ends, and answers its state, or NEVER.
CREATE FUNCTION box_take(in_meeting text, in_round text) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    box_number integer;
BEGIN
    SELECT box INTO box_number FROM round_gate WHERE meeting = in_meeting AND round = in_round;
    IF box_number IS NULL THEN
        RETURN 'NEVER';
    END IF;
    PERFORM pg_advisory_xact_lock(1, box_number);
    RETURN (SELECT state FROM round_gate WHERE meeting = in_meeting AND round = in_round);
END
$$;

-- Closes a box that the transaction has taken: ballots move to closed_ballot in the order of their trackers, and the
-- box is dropped.
CREATE FUNCTION box_close(in_meeting text, in_round text) RETURNS void
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
END
$$;

CREATE FUNCTION box_break_off(in_meeting text, in_round text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$
DECLARE
    box_number integer;
BEGIN
    UPDATE round_gate SET state = 'BROKEN_OFF' WHERE meeting = in_meeting AND round = in_round AND state = 'OPEN'
        RETURNING box INTO STRICT box_number;
    EXECUTE format('DROP TABLE box.b%s', box_number);
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON FUNCTION box_open, box_cast, box_count, box_take, box_close, box_break_off TO ${application};
