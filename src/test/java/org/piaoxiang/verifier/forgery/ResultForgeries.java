package org.piaoxiang.verifier.forgery;

import static org.piaoxiang.verifier.CheckId.R1;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;

/** The result: R1. */
final class ResultForgeries {
    private final List<Forgery> cases = new ArrayList<>();

    private ResultForgeries() {}

    static List<Forgery> all() {
        ResultForgeries forgeries = new ResultForgeries();
        BigInteger order = Poll.curve().scalars().order();
        forgeries.number("one more", Json.number(4));
        forgeries.number("one less", Json.number(2));
        forgeries.number("negative", Json.number(-3));
        forgeries.number("minus zero", new Json.Num("-0"));
        forgeries.number("q more", new Json.Num("3" + "0".repeat(20)));
        forgeries.number(
                "q more, in text", Json.text(order.add(BigInteger.valueOf(3)).toString()));
        forgeries.number(
                "q less", Json.text(BigInteger.valueOf(3).subtract(order).toString()));
        forgeries.number("above the total weight", Json.number(6));
        forgeries.number("large and rightly text", Json.text("1073741824"));
        forgeries.number("text", Json.text("3"));
        forgeries.number("written with a fraction", new Json.Num("3.0"));
        forgeries.number("written with an exponent", new Json.Num("3e0"));
        forgeries.number("null", new Json.Null());
        forgeries.number("a list", Json.array(List.of(Json.number(3))));
        forgeries.alter(
                "Two counts are swapped", json -> Edit.change(json, "result/0", row -> Edit.swapped(row, 0, 1)));
        forgeries.alter(
                "Two questions of the result are swapped",
                json -> Edit.change(json, "result", rows -> Edit.swapped(rows, 0, 1)));
        forgeries.alter("A question is missing in the result", json -> Edit.change(json, "result", Edit::withoutLast));
        forgeries.alter(
                "A question is too many in the result", json -> Edit.change(json, "result", Edit::withLastTwice));
        forgeries.alter(
                "The blank count is missing in the result",
                json -> Edit.set(
                        json,
                        "result/1",
                        new Json.Arr(
                                ((Json.Arr) Edit.at(json, "result/1")).items().subList(1, 5))));
        forgeries.alter(
                "A count is too many in the result", json -> Edit.change(json, "result/1", Edit::withLastTwice));
        forgeries.alter("The result is empty", json -> Json.object());
        forgeries.alter("The result is a list", json -> Edit.at(json, "result"));
        forgeries.cases.add(Forgery.valid(
                "The result has a field more",
                Draft.ours()
                        .result(json -> Edit.with(json, "note", Json.text("x")))
                        .archive()));
        forgeries.cases.add(Forgery.failing(
                "BELENIOS-2048: a count is one more",
                new Draft(Poll.ours(Poll.modular()))
                        .result(json -> Edit.set(json, "result/0/0", Json.number(4)))
                        .archive(),
                R1));
        return forgeries.cases;
    }

    private void number(String what, Json number) {
        alter("A count is " + what, json -> Edit.set(json, "result/0/0", number));
    }

    private void alter(String name, UnaryOperator<Json> alteration) {
        cases.add(Forgery.failing(name, Draft.ours().result(alteration).archive(), R1));
    }
}
