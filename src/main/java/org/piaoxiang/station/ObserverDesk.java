package org.piaoxiang.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.record.SigningKey;
import org.piaoxiang.verifier.ClosedSet;

/** What the observer signs: the card, the seal of a round, the closed set; each after this station has looked itself. */
final class ObserverDesk {
    private final MeetingData data;
    private final StationFiles files;
    private final SetupInspection inspection;
    private final CustodianDesk custody;

    /** Makes the desk. */
    ObserverDesk(MeetingData data, StationFiles files, SetupInspection inspection, CustodianDesk custody) {
        this.data = data;
        this.files = files;
        this.inspection = inspection;
        this.custody = custody;
    }

    /** Presents the observer's card. */
    String presentCard(String name, String unit)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        data.refresh();
        try (SigningKey key = files.signingKey()) {
            String text = key.verifyKey().base64();
            data.server()
                    .act(
                            data.meeting(),
                            "OBSERVER_CARD",
                            Json.object("name", Json.text(name), "unit", Json.text(unit), "key", Json.text(text)));
            return text;
        }
    }

    /** Inspects {@code round} once more and, where nothing is wrong and it still is what was checked, seals it. */
    SetupInspection.Result seal(String round, SetupInspection.Result checked, SecondOpinion second)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        SetupInspection.Result result = inspection.inspect(round);
        requireOwnCard(round);
        if (!result.hasPages()) {
            throw new StationRefusal("PAGES_ALTERED");
        }
        if (!result.isGood()) {
            throw new StationRefusal("SETUP_NOT_IN_ORDER");
        }
        if (!result.polls().equals(checked.polls())) {
            throw new StationRefusal("CODE_DIFFERS");
        }
        second.requireAgreement(
                result.polls().stream().map(SetupInspection.Poll::looked).toList());
        List<String> statements =
                result.polls().stream().map(poll -> poll.seal().canonical()).toList();
        requireSameAsBefore("sealed-" + data.meeting() + "-" + round, String.join("\n", statements), "SEAL_DIFFERS");
        try (SigningKey key = files.signingKey()) {
            List<Json> seals = new ArrayList<>();
            List<String> signatures = new ArrayList<>();
            for (SetupInspection.Poll poll : result.polls()) {
                seals.add(Json.object(
                        "uuid", Json.text(poll.uuid()),
                        "election", Json.text(poll.seal().election()),
                        "setup", Json.text(poll.seal().setup()),
                        "size", Json.number(poll.size()),
                        "custodians",
                                Json.array(poll.seal().custodians().stream()
                                        .map(Json::text)
                                        .toList()),
                        "floor", Json.number(poll.seal().floor())));
                signatures.add(key.signBase64(poll.seal().canonical().getBytes(StandardCharsets.UTF_8)));
            }
            data.server()
                    .act(
                            data.meeting(),
                            "SEAL_ROUND",
                            Json.object(
                                    "round", Json.text(round),
                                    "seals", Json.array(seals),
                                    "signature", Json.text(String.join(" ", signatures))));
        }
        // Cosigns the record with the seal in it: without that the round does not open.
        data.refresh();
        return result;
    }

    /** Verifies the closed polls of {@code round} and, where all is well, signs the closed set. */
    void cosign(String round, SecondOpinion second)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        List<ClosedBox> boxes = custody.verify(round);
        new SealedRound(data, round).requireNotWaiting();
        requireOwnCard(round);
        second.refuseIfDiffering(boxes.stream().map(ClosedBox::looked).toList());
        for (ClosedBox box : boxes) {
            box.requireGood();
        }
        new Objections(data, files).requireNone(round);
        second.requireAgreement(boxes.stream().map(ClosedBox::looked).toList());
        List<ClosedSet.Poll> polls = boxes.stream().map(ClosedBox::poll).toList();
        String statement = ClosedSet.statement(data.meeting(), round, polls);
        requireSameAsBefore("cosigned-" + data.meeting() + "-" + round, statement, "CLOSED_SET_DIFFERS");
        try (SigningKey key = files.signingKey()) {
            String signature = key.signBase64(statement.getBytes(StandardCharsets.UTF_8));
            data.server()
                    .act(
                            data.meeting(),
                            "COSIGN_CLOSED_SET",
                            Json.object("round", Json.text(round), "signature", Json.text(signature)));
        }
    }

    private void requireOwnCard(String round) throws IOException, JsonException, StationRefusal {
        try (SigningKey key = files.signingKey()) {
            if (!Optional.of(key.verifyKey()).equals(new SealedRound(data, round).observer())) {
                throw new StationRefusal("NOT_THE_CARD");
            }
        }
    }

    /** What this station has once signed for a round it never signs otherwise. */
    private void requireSameAsBefore(String name, String statement, String code) throws IOException, StationRefusal {
        Optional<String> before = files.note(name);
        if (before.isPresent() && !before.get().equals(statement)) {
            throw new StationRefusal(code);
        }
        if (before.isEmpty()) {
            files.keep(name, statement);
        }
    }
}
