package org.piaoxiang.station;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.archive.ArchiveOverview;
import org.piaoxiang.protocol.archive.ArchiveSource;
import org.piaoxiang.protocol.archive.UnusableArchive;
import org.piaoxiang.protocol.ballot.CheckedElection;
import org.piaoxiang.protocol.credential.SlipList;
import org.piaoxiang.verifier.ChallengeCheck;
import org.piaoxiang.verifier.Report;
import org.piaoxiang.verifier.SealStatement;

/**
 * Looks at what a challenged tablet has opened (验证本机), beside the page's own program: with the seals of the record that this
 * station has seen, and archives that its verifier finds valid. Nothing is recorded here; people judge what they see.
 */
final class ChallengeDesk {
    private final MeetingData data;
    private final Verifying verifying;

    ChallengeDesk(MeetingData data, Verifying verifying) {
        this.data = data;
        this.verifying = verifying;
    }

    /**
     * Looks at the opening of what the page has captured.
     *
     * @param body {@code commitment}, {@code hashes?}, and {@code found?}: what the page's program found
     */
    Json.Obj check(String round, Fields body, SecondOpinion second)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        String commitment = Names.commitment(body.text("commitment"));
        data.refresh();
        Optional<Json> opening = Fields.of(
                        data.server()
                                .get("/api/meetings/" + data.meeting() + "/rounds/" + round + "/challenges/"
                                        + commitment),
                        "challenge")
                .optional("opening");
        if (opening.isEmpty()) {
            throw new StationRefusal("CHALLENGE_NOT_OPENED");
        }
        List<String> hashes = body.optional("hashes").isPresent() ? texts(body.value("hashes"), "hashes") : List.of();
        Optional<Map<String, ChallengeCheck.Poll>> sealed = sealed(round);
        ChallengeCheck.Found found = sealed.isEmpty()
                ? ChallengeCheck.Found.notSealed()
                : ChallengeCheck.check(
                        new ChallengeCheck.Captured(commitment, hashes), sealed.get(), opened(opening.get()));
        Optional<Json> page = body.optional("found");
        PageChallenge own = PageChallenge.of(found);
        second.requireSameChallenge(
                commitment, own, page.isPresent() ? Optional.of(PageChallenge.read(page.get())) : Optional.empty());
        return own.json();
    }

    /** The round's polls as they were sealed; empty where one is not what the observer has sealed. */
    private Optional<Map<String, ChallengeCheck.Poll>> sealed(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Map<String, ChallengeCheck.Poll> polls = new HashMap<>();
        for (SealStatement seal : new SealedRound(data, round).seals().values()) {
            byte[] archive = data.archive(seal.uuid());
            if (verifying.verify(archive).verdict() != Report.Verdict.VALID) {
                return Optional.empty();
            }
            ArchiveOverview setup;
            try {
                setup = ArchiveOverview.read(ArchiveSource.of(archive));
            } catch (UnusableArchive unusable) {
                return Optional.empty();
            }
            Optional<CheckedElection> election =
                    CheckedElection.check(setup.election()).checked();
            boolean asSealed = setup.setupHash().equals(seal.setup())
                    && setup.electionHash().equals(seal.election())
                    && setup.election().uuid().equals(seal.uuid());
            if (!asSealed || election.isEmpty()) {
                return Optional.empty();
            }
            polls.put(
                    seal.uuid(),
                    new ChallengeCheck.Poll(
                            election.get(),
                            setup.list().entries().stream()
                                    .map(SlipList.Entry::key)
                                    .collect(Collectors.toSet())));
        }
        return Optional.of(polls);
    }

    private static List<ChallengeCheck.Opening> opened(Json opening) throws JsonException {
        List<ChallengeCheck.Opening> ballots = new ArrayList<>();
        for (Json item : Fields.arrayOf(opening, "opening")) {
            Fields ballot = Fields.of(item, "ballot");
            List<List<String>> randomness = new ArrayList<>();
            for (Json row : ballot.array("randomness")) {
                randomness.add(texts(row, "randomness"));
            }
            ballots.add(new ChallengeCheck.Opening(ballot.text("uuid"), ballot.text("ballot"), randomness));
        }
        return ballots;
    }

    private static List<String> texts(Json list, String name) throws JsonException {
        List<String> texts = new ArrayList<>();
        for (Json text : Fields.arrayOf(list, name)) {
            texts.add(Fields.textOf(text, name));
        }
        return texts;
    }
}
