package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.B1;
import static org.piaoxiang.verifier.CheckId.B2;
import static org.piaoxiang.verifier.CheckId.B3;
import static org.piaoxiang.verifier.CheckId.B7;
import static org.piaoxiang.verifier.CheckId.D4;
import static org.piaoxiang.verifier.CheckId.S4;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Stage;

/** Shape, election and numbers of a ballot, each altered by the voter, who signs anew: B1, B2, B3. */
final class BallotForgeries {
    private static final int LAST = 4;

    private final List<Forgery> cases = new ArrayList<>();

    private BallotForgeries() {}

    static List<Forgery> all() {
        BallotForgeries forgeries = new BallotForgeries();
        forgeries.shapes();
        forgeries.spellings();
        forgeries.elections();
        forgeries.members();
        return forgeries.cases;
    }

    private void shapes() {
        shape("has its fields in another order", Edit::rotated);
        shape(
                "has a choice with its fields in another order",
                json -> Edit.change(json, "answers/0/choices/0", Edit::rotated));
        shape("has a field more", json -> Edit.with(json, "note", Json.text("x")));
        shape(
                "has an answer with a field more",
                json -> Edit.change(json, "answers/0", answer -> Edit.with(answer, "note", Json.text("x"))));
        shape(
                "has a choice with a field more",
                json -> Edit.change(json, "answers/0/choices/0", choice -> Edit.with(choice, "note", Json.text("x"))));
        shape(
                "has a proof with a field more",
                json -> Edit.change(
                        json, "answers/0/individual_proofs/0/0", proof -> Edit.with(proof, "note", Json.text("x"))));
        for (String field : List.of("election_uuid", "election_hash", "credential", "answers")) {
            shape("lacks its " + field, json -> Edit.without(json, field));
        }
        for (String field : List.of("choices", "individual_proofs", "overall_proof", "blank_proof")) {
            shape(
                    "lacks an answer's " + field,
                    json -> Edit.change(json, "answers/1", answer -> Edit.without(answer, field)));
        }
        shape(
                "has a blank proof where blank is not allowed",
                json -> Edit.change(
                        json,
                        "answers/0",
                        answer -> Edit.with(answer, "blank_proof", Edit.at(json, "answers/1/blank_proof"))));
        shape(
                "has an empty blank proof where blank is not allowed",
                json -> Edit.change(
                        json, "answers/0", answer -> Edit.with(answer, "blank_proof", Json.array(List.of()))));
        for (String list : List.of(
                "answers",
                "answers/0/choices",
                "answers/0/individual_proofs",
                "answers/0/individual_proofs/0",
                "answers/0/overall_proof",
                "answers/1/overall_proof",
                "answers/1/blank_proof")) {
            shape("has one entry too many in " + list, json -> Edit.change(json, list, Edit::withLastTwice));
            shape("has one entry too few in " + list, json -> Edit.change(json, list, Edit::withoutLast));
        }
        shape(
                "has one choice too many with its proofs",
                json -> Edit.change(
                        Edit.change(json, "answers/0/choices", Edit::withLastTwice),
                        "answers/0/individual_proofs",
                        Edit::withLastTwice));
        Group group = Poll.curve();
        for (String number : List.of(
                "answers/0/individual_proofs/0/0/challenge",
                "answers/0/individual_proofs/0/0/response",
                "answers/1/overall_proof/0/challenge",
                "answers/1/blank_proof/1/response")) {
            shape("has a leading zero in " + number, json -> Edit.set(json, number, "0" + Edit.textAt(json, number)));
            shape(
                    "has q added to " + number,
                    json -> Edit.set(
                            json,
                            number,
                            new java.math.BigInteger(Edit.textAt(json, number))
                                    .add(group.scalars().order())
                                    .toString()));
            shape(
                    "has a number for the text " + number,
                    json -> Edit.set(
                            json, number, new Json.Num(Edit.textAt(json, number).substring(0, 9))));
        }
        String challenge = "answers/0/individual_proofs/0/0/challenge";
        shape(
                "has q for a challenge",
                json -> Edit.set(json, challenge, group.scalars().order().toString()));
        shape("has a negative challenge", json -> Edit.set(json, challenge, "-1"));
        shape("has no text for a challenge", json -> Edit.set(json, challenge, ""));
        shape("has a challenge in hexadecimal", json -> Edit.set(json, challenge, "0x1f"));
        shape("has a challenge in full-width digits", json -> Edit.set(json, challenge, "\uff11\uff12"));
        shape("has a choice that is text", json -> Edit.set(json, "answers/0/choices/0", "x"));
        shape("has null for its credential", json -> Edit.set(json, "credential", new Json.Null()));
    }

    private void spellings() {
        spelling("has a space", text -> text.replaceFirst(",", ", "));
        spelling("ends with a line feed", text -> text + "\n");
        spelling("begins with a byte order mark", text -> "\ufeff" + text);
        spelling("has a field twice", text -> text.replaceFirst("\\{", "{\"election_uuid\":\"" + Poll.UUID + "\","));
        spelling("has an escaped letter", text -> text.replaceFirst("Forgery1", "\\\\u0046orgery1"));
        spelling("has an escaped slash", text -> text.replace("\"signature\"", "\"signatur\\u0065\""));
        spelling("is followed by another value", text -> text + "{}");
        spelling("lacks its last brace", text -> text.substring(0, text.length() - 1));
        spelling("lacks its signature", text -> text.substring(0, text.indexOf(",\"signature\"")) + "}");
        spelling(
                "has a signature with a field more",
                text -> text.replace("\"signature\":{", "\"signature\":{\"x\":1,"));
        spelling("has a signature in another order", text -> {
            Json json = Edit.read(text.getBytes(StandardCharsets.UTF_8));
            return new String(Edit.print(Edit.change(json, "signature", Edit::rotated)), StandardCharsets.UTF_8);
        });
        spelling("is an array", text -> "[" + text + "]");
        spelling("is nested a hundred thousand deep", text -> "[".repeat(100_000) + "]".repeat(100_000));
        spelling("is empty", text -> "");
        Poll poll = Poll.ours(Poll.curve());
        byte[] latin = poll.ballots.get(LAST).clone();
        latin[latin.length / 2] = (byte) 0xff;
        broken("A ballot is not UTF-8", latin, B1);
        cases.add(Forgery.failing(
                "A ballot with a space is left out of the whole count",
                new Draft(poll)
                        .countedWithout(LAST)
                        .replacing(LAST, (text(poll.ballots.get(LAST)) + " ").getBytes(StandardCharsets.UTF_8))
                        .archive(),
                B1,
                D4));
        Poll modular = Poll.ours(Poll.modular());
        byte[] zero = Pen.altered(modular, LAST, json -> {
            String number = "answers/0/overall_proof/0/response";
            return Edit.set(json, number, "0" + Edit.textAt(json, number));
        });
        cases.add(single("BELENIOS-2048: a ballot has a leading zero in a response", modular, zero, B1));
    }

    private void elections() {
        Poll poll = Poll.ours(Poll.curve());
        election("uuid", json -> Edit.set(json, "election_uuid", "Forgery2Forgery2"));
        election("empty uuid", json -> Edit.set(json, "election_uuid", ""));
        election("hash", json -> Edit.set(json, "election_hash", "A".repeat(43)));
        election("padded hash", json -> Edit.set(json, "election_hash", Edit.textAt(json, "election_hash") + "="));
        cases.add(Forgery.failing(
                "A ballot that names another election counts all the same",
                new Draft(poll)
                        .replacing(
                                LAST,
                                Pen.altered(poll, LAST, json -> Edit.set(json, "election_uuid", "Forgery2Forgery2")))
                        .archive(),
                B2));
    }

    private void members() {
        for (Group group : List.of(Poll.curve(), Poll.modular())) {
            Poll poll = Poll.ours(group);
            String mark = poll.onCurve() ? "" : "BELENIOS-2048: ";
            for (String path : List.of("answers/0/choices/0/alpha", "answers/1/choices/4/beta")) {
                Strays.near(poll, Edit.textAt(poll.ballot(LAST), path)).forEach((what, text) -> {
                    byte[] ballot = Pen.altered(poll, LAST, json -> Edit.set(json, path, text));
                    cases.add(single(mark + path + " of a ballot is " + what, poll, ballot, B3));
                });
            }
            Strays.near(poll, poll.slipKey(LAST)).forEach((what, text) -> {
                byte[] ballot = Pen.altered(poll, LAST, json -> Edit.set(json, "credential", text));
                cases.add(single(mark + "The slip's key in a ballot is " + what, poll, ballot, B3, B7));
            });
        }
        Poll poll = Poll.ours(Poll.curve());
        String stray = Strays.nearest(poll, poll.slipKey(LAST));
        byte[] ballot = Pen.altered(poll, LAST, json -> Edit.set(json, "credential", stray));
        Draft listed = new Draft(Poll.others()).list(json -> Edit.plus(json, Json.text(Strays.identity(poll))));
        byte[] identity = Pen.altered(Poll.others(), LAST, json -> Edit.set(json, "credential", Strays.identity(poll)));
        cases.add(Forgery.failing(
                "A ballot's slip is the identity, which stands on the list",
                listed.countedWithout(LAST).replacing(LAST, identity).archive(),
                S4,
                B3));
        cases.add(Forgery.failing(
                "A slip's key that is none is left out of the whole count",
                new Draft(poll).countedWithout(LAST).replacing(LAST, ballot).archive(),
                B3,
                B7,
                D4));
    }

    private void shape(String what, UnaryOperator<Json> alteration) {
        broken("A ballot " + what, Pen.altered(Poll.ours(Poll.curve()), LAST, alteration), B1);
    }

    private void spelling(String what, UnaryOperator<String> alteration) {
        String text = text(Poll.ours(Poll.curve()).ballots.get(LAST));
        broken("A ballot " + what, alteration.apply(text).getBytes(StandardCharsets.UTF_8), B1);
    }

    private void election(String what, UnaryOperator<Json> alteration) {
        Poll poll = Poll.ours(Poll.curve());
        broken("A ballot names another " + what, Pen.altered(poll, LAST, alteration), B2);
    }

    private void broken(String name, byte[] ballot, CheckId... fails) {
        cases.add(single(name, Poll.ours(Poll.curve()), ballot, fails));
    }

    /** A box that holds an honest ballot and {@code ballot}, and is closed. */
    static Forgery single(String name, Poll poll, byte[] ballot, CheckId... fails) {
        List<byte[]> ballots = poll.onCurve() ? List.of(poll.ballots.get(0), ballot) : List.of(ballot);
        byte[] archive =
                Step.tape(Draft.uncounted(poll, ballots).stepsToClose()).bytes();
        return Forgery.failing(name, archive, fails).until(Stage.CLOSED);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
