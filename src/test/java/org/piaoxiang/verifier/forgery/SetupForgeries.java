package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.B1;
import static org.piaoxiang.verifier.CheckId.B2;
import static org.piaoxiang.verifier.CheckId.B3;
import static org.piaoxiang.verifier.CheckId.B4;
import static org.piaoxiang.verifier.CheckId.B5;
import static org.piaoxiang.verifier.CheckId.B6;
import static org.piaoxiang.verifier.CheckId.B7;
import static org.piaoxiang.verifier.CheckId.D1;
import static org.piaoxiang.verifier.CheckId.D2;
import static org.piaoxiang.verifier.CheckId.D3;
import static org.piaoxiang.verifier.CheckId.D4;
import static org.piaoxiang.verifier.CheckId.R1;
import static org.piaoxiang.verifier.CheckId.S1;
import static org.piaoxiang.verifier.CheckId.S2;
import static org.piaoxiang.verifier.CheckId.S3;
import static org.piaoxiang.verifier.CheckId.S5;
import static org.piaoxiang.verifier.CheckId.T1;
import static org.piaoxiang.verifier.CheckId.T2;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.group.Element;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.protocol.group.SecretScalar;
import org.piaoxiang.protocol.trustee.TrusteeKey;
import org.piaoxiang.verifier.CheckId;
import org.piaoxiang.verifier.Stage;

/** Election, custodians and rules: S1, S2, S3 and S5. */
final class SetupForgeries {
    private final List<Forgery> cases = new ArrayList<>();

    private SetupForgeries() {}

    static List<Forgery> all() {
        SetupForgeries forgeries = new SetupForgeries();
        forgeries.elections();
        forgeries.keys();
        forgeries.products();
        forgeries.rules();
        return forgeries.cases;
    }

    private void elections() {
        election(
                "The uuid is one character short", json -> Edit.set(json, "uuid", "Forgery1Forge"), B2, B4, B5, D2, D3);
        election("The uuid has a zero", json -> Edit.set(json, "uuid", "Forgery0Forgery0"), B2, B4, B5, D2, D3);
        election("The uuid has a hyphen", json -> Edit.set(json, "uuid", "Forgery1-Forgery1"), B2, B4, B5, D2, D3);
        election(
                "The uuid ends with a line feed",
                json -> Edit.set(json, "uuid", "Forgery1Forgery1\n"),
                B2,
                B4,
                B5,
                D2,
                D3);
        election("The uuid is empty", json -> Edit.set(json, "uuid", ""), B2, B4, B5, D2, D3);
        limits("A question's min is above its max", json -> Edit.set(json, "questions/0/min", Json.number(2)));
        limits("A question's min is negative", json -> Edit.set(json, "questions/0/min", Json.number(-1)));
        limits("A question's max is above its answers", json -> Edit.set(json, "questions/0/max", Json.number(4)));
        limits(
                "A question's max is as large as can be",
                json -> Edit.set(json, "questions/0/max", Json.number(1_073_741_823)));
        empty("A question has no answers", json -> Edit.set(json, "questions/0/answers", Json.array(List.of())));
        empty(
                "A question has neither answers nor limits",
                json -> Edit.set(
                        Edit.set(
                                Edit.set(json, "questions/0/answers", Json.array(List.of())),
                                "questions/0/min",
                                Json.number(0)),
                        "questions/0/max",
                        Json.number(0)));
        empty("There are no questions", json -> Edit.set(json, "questions", Json.array(List.of())));
        Poll poll = Poll.ours(Poll.curve());
        Strays.near(poll, Edit.textAt(Edit.read(poll.election), "public_key"))
                .forEach((what, text) ->
                        publicKey("The public key is " + what, json -> Edit.set(json, "public_key", text)));
        Poll modular = Poll.ours(Poll.modular());
        String key = Edit.textAt(Edit.read(modular.election), "public_key");
        Strays.near(modular, key).forEach((what, text) -> {
            Draft draft = Draft.uncounted(modular, List.of()).election(json -> Edit.set(json, "public_key", text));
            byte[] archive = Step.tape(draft.stepsToClose().subList(0, 1)).bytes();
            cases.add(Forgery.failing("BELENIOS-2048: the public key is " + what, archive, S1)
                    .until(Stage.SETUP)
                    .notRun("needs S1", S3));
        });
        lawful("The uuid has fourteen characters", json -> Edit.set(json, "uuid", "Forgery1Forger"));
        lawful("The uuid has seventy characters", json -> Edit.set(json, "uuid", "Forgery1Fo".repeat(7)));
        lawful("The election has a field more", json -> Edit.with(json, "administrator", Json.text("甲")));
        lawful(
                "The question about a vote says that blank is not allowed",
                json -> Edit.change(
                        json, "questions/0", question -> Edit.with(question, "blank", new Json.Bool(false))));
    }

    private void election(String name, UnaryOperator<Json> alteration, CheckId... more) {
        Set<CheckId> fails = EnumSet.of(S1, more);
        cases.add(Forgery.failing(name, Draft.ours().election(alteration).archive(), fails.toArray(new CheckId[0])));
    }

    /** Limits that the ballots do not keep to: no ballot is of the right shape, and none counts. */
    private void limits(String name, UnaryOperator<Json> alteration) {
        election(name, alteration, B1, T1, T2, D2, D3, D4, R1);
        cases.add(cases.removeLast().notRun("needs B1", B2, B3, B4, B5, B6, B7));
    }

    /** Questions of another shape than the tally in the archive, too. */
    private void empty(String name, UnaryOperator<Json> alteration) {
        election(name, alteration, B1, T1, T2, D4);
        cases.add(cases.removeLast().notRun("needs B1", B2, B3, B4, B5, B6, B7).notRun("needs T1", D1, D2, D3, R1));
    }

    private void publicKey(String name, UnaryOperator<Json> alteration) {
        election(name, alteration, B2, D2, D3);
        cases.add(cases.removeLast().notRun("needs S1", S3, B4, B5));
    }

    private void lawful(String name, UnaryOperator<Json> alteration) {
        cases.add(Forgery.valid(name, new Draft(Poll.altered(alteration)).archive()));
    }

    private void keys() {
        Group group = Poll.curve();
        Poll poll = Poll.ours(group);
        Json zero = TrusteeKey.of(group, group.scalars().secret(new byte[1]), new SeededRandom("zero"))
                .json();
        custodians(
                "A custodian with the identity for a key joins",
                json -> Edit.plus(json, Json.array(List.of(Json.text("Single"), zero))),
                S2,
                R1);
        cases.add(cases.removeLast().notRun("needs S2", S3));
        custodians("A proof of possession has another challenge", json -> bump(json, "0/1/pok/challenge"), S2);
        custodians("A proof of possession has another response", json -> bump(json, "1/1/pok/response"), S2);
        custodians(
                "A proof of possession is another custodian's",
                json -> Edit.set(json, "0/1/pok", Edit.at(json, "1/1/pok")),
                S2);
        custodians(
                "Two proofs of possession are swapped",
                json -> Edit.set(
                        Edit.set(json, "0/1/pok", Edit.at(json, "1/1/pok")), "1/1/pok", Edit.at(json, "0/1/pok")),
                S2);
        custodians("A custodian stands twice", Edit::withLastTwice, S2, S3, R1);
        custodians(
                "A custodian has a challenge that is no number", json -> Edit.set(json, "0/1/pok/challenge", "x"), S2);
        custodians("There are no custodians", json -> Json.array(List.of()), S2, D1, R1);
        cases.add(cases.removeLast().notRun("needs S2", S3).notRun("needs D1", D2, D3));
        TrusteeKey hasty = TrusteeKey.of(group, poll.custodians.get(0), new SeededRandom("other"));
        custodians(
                "A custodian stands twice with two proofs",
                json -> Edit.plus(json, Json.array(List.of(Json.text("Single"), hasty.json()))),
                S2,
                S3,
                R1);
        Strays.near(poll, poll.keys.get(0).key())
                .forEach((what, text) ->
                        unreadable("A custodian's key is " + what, json -> Edit.set(json, "0/1/public_key", text)));
        Poll modular = Poll.ours(Poll.modular());
        Strays.near(modular, modular.keys.get(0).key()).forEach((what, text) -> {
            Draft draft = Draft.uncounted(modular, List.of()).trustees(json -> Edit.set(json, "0/1/public_key", text));
            byte[] archive = Step.tape(draft.stepsToClose().subList(0, 1)).bytes();
            cases.add(Forgery.failing("BELENIOS-2048: a custodian's key is " + what, archive, S2)
                    .until(Stage.SETUP)
                    .notRun("needs S2", S3));
        });
    }

    private void custodians(String name, UnaryOperator<Json> alteration, CheckId... fails) {
        cases.add(Forgery.failing(name, Draft.ours().trustees(alteration).archive(), fails));
    }

    /** A key that cannot be computed with: its holder's share is left out of D2 and D3, and S3 has nothing to stand on. */
    private void unreadable(String name, UnaryOperator<Json> alteration) {
        custodians(name, alteration, S2);
        cases.add(cases.removeLast().notRun("needs S2", S3));
    }

    private void products() {
        Group group = Poll.curve();
        Poll raised = Poll.altered(json -> Edit.change(json, "public_key", old -> {
            Element key = Poll.member(group, ((Json.Str) old).value());
            return Json.text(group.product(key, group.generator()).encoded());
        }));
        product("The election's key has a factor that no custodian knows", new Draft(raised));
        product(
                "A custodian is left out of the published custodians",
                Draft.ours().trustees(Edit::withoutLast));
        SecretScalar more = group.scalars().random(new SeededRandom("more"));
        Json fourth = TrusteeKey.of(group, more, new SeededRandom("fourth")).json();
        product(
                "A custodian is published whose key is not in the election's",
                Draft.ours().trustees(json -> Edit.plus(json, Json.array(List.of(Json.text("Single"), fourth)))));
        Poll single = Poll.altered(json ->
                Edit.set(json, "public_key", Poll.ours(group).keys.get(0).key()));
        product("The election's key is one custodian's alone", new Draft(single));
    }

    private void product(String name, Draft draft) {
        byte[] archive = Step.tape(draft.steps().subList(0, 8)).bytes();
        cases.add(Forgery.failing(name, archive, S3).until(Stage.TALLIED));
    }

    private void rules() {
        rules("have a space", Poll.RULES.replace(",", ", "));
        rules("end with a line feed", Poll.RULES + "\n");
        rules("begin with a space", " " + Poll.RULES);
        rules("are in another order", Edit.read(Poll.RULES.getBytes(java.nio.charset.StandardCharsets.UTF_8)), true);
        rules("have the floor 0", Poll.RULES.replace(":5", ":0"));
        rules("have a negative floor", Poll.RULES.replace(":5", ":-5"));
        rules("have a broken floor", Poll.RULES.replace(":5", ":5.0"));
        rules("have a floor with an exponent", Poll.RULES.replace(":5", ":5e0"));
        rules("have a floor in quotes", Poll.RULES.replace(":5", ":\"5\""));
        rules("allow voting again", Poll.RULES.replace("\"revote\":false", "\"revote\":true"));
        rules("do without bound shares", Poll.RULES.replace(":true", ":false"));
        rules("say null of bound shares", Poll.RULES.replace(":true", ":null"));
        rules("lack bound shares", Poll.RULES.replace("\"boundShares\":true,", ""));
        rules("lack the rule pack", Poll.RULES.replace(",\"rulePack\":\"\"", ""));
        rules("have a field more", Poll.RULES.replace("{", "{\"a\":1,"));
        rules("have the format 2", Poll.RULES.replace("poll/1", "poll/2"));
        rules("have no number in their format", Poll.RULES.replace("poll/1", "poll/"));
        rules("have the kind in lower case", Poll.RULES.replace("SC_APPOINTMENT", "sc_appointment"));
        rules("have no kind", Poll.RULES.replace("SC_APPOINTMENT", ""));
        rules("stand in a text of another kind", "see " + Poll.RULES);
        rules("end early", Poll.RULES.substring(0, Poll.RULES.length() - 1));
        rules("have an escaped letter", Poll.RULES.replace("poll/1", "poll\\/1"));
        rules("have an escaped field name", Poll.RULES.replace("\"floor\"", "\"fl\\u006for\""));
        cases.add(Forgery.valid(
                "The poll's rules name a rule pack in Chinese",
                new Draft(Poll.described(Poll.RULES.replace("\"rulePack\":\"\"", "\"rulePack\":\"规则\\n1\"")))
                        .archive()));
        cases.add(Forgery.valid("The description is not ours", new Draft(Poll.others()).archive())
                .notRun("this election does not carry poll rules of ours", S5, D4)
                .notRun("shares of this election do not promise bound proofs", D3));
        for (String description : List.of("", "5", "[]", "{\"format\":\"another/1\"}", "{\"format\":1}")) {
            cases.add(Forgery.valid(
                            "The description is not ours but a JSON text of length " + description.length(),
                            new Draft(Poll.described(description)).archive())
                    .notRun("this election does not carry poll rules of ours", S5, D4));
        }
    }

    private void rules(String what, Json rules, boolean rotated) {
        rules(what, org.piaoxiang.json.JsonWriter.compact(rotated ? Edit.rotated(rules) : rules));
    }

    private void rules(String what, String description) {
        cases.add(Forgery.failing("The poll's rules " + what, new Draft(Poll.described(description)).archive(), S5)
                .notRun("needs S5", D4));
    }

    /** Adds one to a number written in quotes. */
    static Json bump(Json json, String path) {
        return Edit.change(
                json,
                path,
                old -> Json.text(new java.math.BigInteger(((Json.Str) old).value())
                        .add(java.math.BigInteger.ONE)
                        .toString()));
    }
}
