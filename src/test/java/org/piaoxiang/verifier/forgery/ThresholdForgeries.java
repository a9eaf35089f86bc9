package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.D2;
import static org.piaoxiang.verifier.CheckId.D3;
import static org.piaoxiang.verifier.CheckId.H3;
import static org.piaoxiang.verifier.CheckId.R1;
import static org.piaoxiang.verifier.CheckId.S2;
import static org.piaoxiang.verifier.CheckId.S3;
import static org.piaoxiang.verifier.CheckId.S6;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.verifier.CheckId;

/** Custodians who share a key: S6, and shares by threshold. */
final class ThresholdForgeries {
    private static final String PARAMETERS = "1/1/";

    private final MixedPoll poll = MixedPoll.ours();
    private final List<Forgery> cases = new ArrayList<>();

    private ThresholdForgeries() {}

    static List<Forgery> all() {
        ThresholdForgeries forgeries = new ThresholdForgeries();
        forgeries.signatures();
        forgeries.keys();
        forgeries.certificates();
        forgeries.coefficients();
        forgeries.thresholds();
        forgeries.shares();
        return forgeries.cases;
    }

    private void signatures() {
        refused(
                "The threshold group has no signatures, as release 2.0 makes it",
                json -> Edit.change(json, "1/1", group -> Edit.without(group, "signatures")));
        refused(
                "A key of the threshold group has no signature, as release 2.0 makes it",
                json -> Edit.change(json, PARAMETERS + "verification_keys/0", key -> Edit.without(key, "signature")));
        refused(
                "The threshold group has a signature too few",
                json -> Edit.change(json, PARAMETERS + "signatures", Edit::withoutLast));
        for (String path : List.of(
                "signatures/0/response",
                "signatures/2/challenge",
                "certs/0/signature/response",
                "coefexps/1/signature/challenge",
                "verification_keys/0/signature/response")) {
            refused(
                    path + " of the threshold group is one more",
                    json -> ProofForgeries.bump(Poll.curve(), json, PARAMETERS + path));
        }
        refused(
                "Two members of the threshold group have each other's signature",
                json -> Edit.change(json, PARAMETERS + "signatures", list -> Edit.swapped(list, 0, 1)));
    }

    private void keys() {
        try (SecretScalar forged = Poll.curve().scalars().secret(new byte[] {42})) {
            TrusteeKey key = TrusteeKey.of(Poll.curve(), forged, poll.random);
            Json substitute = Edit.with(
                    key.json(), "signature", poll.signatureOf(0, key.key()).json());
            refused(
                    "A member of the threshold group has put in a key of its own",
                    json -> Edit.set(json, PARAMETERS + "verification_keys/0", substitute));
        }
        add(
                "A key of the threshold group is not proved to be known",
                json -> ProofForgeries.bump(Poll.curve(), json, PARAMETERS + "verification_keys/0/pok/response"),
                S2);
    }

    private void certificates() {
        refused(
                "Two members of the threshold group have each other's certificate",
                json -> Edit.change(json, PARAMETERS + "certs", list -> Edit.swapped(list, 0, 1)));
        refused(
                "A certificate does not say for what it is, as release 2.0 makes it",
                json -> Edit.change(json, PARAMETERS + "certs/0/message", ThresholdForgeries::withoutContext));
        refused(
                "A certificate is for a group of four",
                json -> message(json, "certs/0/message", text -> text.replace("\"size\":3", "\"size\":4")));
        refused("A certificate is not JSON", json -> message(json, "certs/0/message", text -> "{"));
    }

    private static Json withoutContext(Json message) {
        Json parsed = Edit.read(((Json.Str) message).value().getBytes(StandardCharsets.UTF_8));
        return Json.text(JsonWriter.compact(Edit.without(parsed, "context")));
    }

    private void coefficients() {
        Json own = Edit.read(coefficientsOf(0).getBytes(StandardCharsets.UTF_8));
        String longer = JsonWriter.compact(Edit.change(own, "coefexps", Edit::withLastTwice));
        notCombined(
                "A member of the threshold group has a polynomial of excess degree", json -> resigned(json, longer));
        String shorter = JsonWriter.compact(Edit.change(own, "coefexps", Edit::withoutLast));
        notCombined(
                "A member of the threshold group has a polynomial of lower degree", json -> resigned(json, shorter));
        String other = JsonWriter.compact(ShuffleForgeries.shifted(own, "coefexps/0"));
        add(
                "A member of the threshold group has changed its polynomial afterwards",
                json -> resigned(json, other),
                S3,
                S6);
        notCombined(
                "The coefficients of a member are not JSON", json -> message(json, "coefexps/0/message", text -> "["));
    }

    private String coefficientsOf(int member) {
        return poll.polynomials.get(member).coefficients().message();
    }

    /** Member 1 signs other coefficients and the list of members with them. */
    private Json resigned(Json trustees, String coefficients) {
        return resigned(poll, trustees, coefficients);
    }

    /** Member 1 of {@code poll} signs other coefficients and the list of members with them. */
    static Json resigned(MixedPoll poll, Json trustees, String coefficients) {
        Json list = Edit.at(Edit.read(coefficients.getBytes(StandardCharsets.UTF_8)), "coefexps");
        String agreement = "certs_sig|"
                + JsonWriter.compact(Json.object("certs", Edit.at(trustees, PARAMETERS + "certs"), "coefexps", list));
        Json signed = Json.object(
                "message", Json.text(coefficients),
                "signature", poll.signatureOf(0, coefficients).json());
        return Edit.set(
                Edit.set(trustees, PARAMETERS + "coefexps/0", signed),
                PARAMETERS + "signatures/0",
                poll.signatureOf(0, agreement).json());
    }

    private void thresholds() {
        cases.add(Forgery.failing("The threshold is 3 instead of 2", threshold(3), S6, H3, R1)
                .notRun("needs S6", S3));
        cases.add(Forgery.failing("The threshold is 1 instead of 2", threshold(1), S6, R1)
                .notRun("needs S6", S3));
        cases.add(Forgery.failing("The threshold is 4 of 3", threshold(4), S6, H3, R1)
                .notRun("needs S6", S3));
        for (int none : List.of(0, -1)) {
            String word = none < 0 ? "minus 1" : "0";
            cases.add(Forgery.failing("The threshold is " + word + " instead of 2", threshold(none), S6, R1)
                    .notRun("needs S6", S3));
        }
        notCombined(
                "The threshold group has a certificate too few",
                json -> Edit.change(json, PARAMETERS + "certs", Edit::withoutLast));
    }

    private byte[] threshold(int threshold) {
        return MixedDraft.ours()
                .trustees(json -> Edit.set(json, PARAMETERS + "threshold", Json.number(threshold)))
                .archive();
    }

    private void shares() {
        cases.add(Forgery.valid(
                "Another two of the threshold group open",
                MixedDraft.ours().openers(2, 4, 1).archive()));
        cases.add(Forgery.valid(
                "All three of the threshold group open",
                MixedDraft.ours().openers(1, 2, 3, 4).archive()));
        cases.add(Forgery.failing(
                "Only one of the threshold group opens",
                MixedDraft.ours().openers(1, 3).archive(),
                R1));
        cases.add(Forgery.failing(
                "The single custodian does not open",
                MixedDraft.ours().openers(2, 3, 4).archive(),
                R1));
        for (int wrong : List.of(2, 4)) {
            cases.add(Forgery.failing(
                    "Of three shares of the threshold group that of custodian " + wrong + " is wrong",
                    MixedDraft.ours()
                            .openers(1, 2, 3, 4)
                            .share(wrong, ThresholdForgeries::wrongFactor)
                            .archive(),
                    D2,
                    D3));
        }
        cases.add(Forgery.failing(
                "Of two shares of the threshold group one is wrong",
                MixedDraft.ours().share(3, ThresholdForgeries::wrongFactor).archive(),
                D2,
                D3,
                R1));
    }

    private static Json wrongFactor(Json share) {
        return ShuffleForgeries.shifted(share, "decryption_factors/0/0");
    }

    private static Json message(Json json, String path, UnaryOperator<String> change) {
        return Edit.change(json, PARAMETERS + path, text -> Json.text(change.apply(((Json.Str) text).value())));
    }

    private void refused(String name, UnaryOperator<Json> alteration) {
        add(name, alteration, S6);
    }

    /** Trustees whose common key cannot be computed. */
    private void notCombined(String name, UnaryOperator<Json> alteration) {
        cases.add(Forgery.failing(name, MixedDraft.ours().trustees(alteration).archive(), S6)
                .notRun("needs S6", S3));
    }

    private void add(String name, UnaryOperator<Json> alteration, CheckId... fails) {
        cases.add(Forgery.failing(name, MixedDraft.ours().trustees(alteration).archive(), fails));
    }
}
