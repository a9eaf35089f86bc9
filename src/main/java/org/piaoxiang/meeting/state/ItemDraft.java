package org.piaoxiang.meeting.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.meeting.agenda.Clearance;
import org.piaoxiang.meeting.statement.Statement;

/** An item while one of its parts is replaced. */
final class ItemDraft {
    private final Item from;
    Clearance clearance;
    Optional<Json.Obj> reviewAnswer;
    List<Item.Recusal> recusals;
    Optional<Item.Introduction> introduction;
    List<Statement> statements;
    List<Item.Advice> advice;
    Optional<Item.Deferral> deferral;
    List<Item.Absentee> absentees;
    Map<String, String> substitutes;
    boolean reopened;
    boolean ready;
    Optional<String> round;
    boolean announced;

    ItemDraft(Item from) {
        this.from = from;
        this.clearance = from.clearance();
        this.reviewAnswer = from.reviewAnswer();
        this.recusals = from.recusals();
        this.introduction = from.introduction();
        this.statements = from.statements();
        this.advice = from.advice();
        this.deferral = from.deferral();
        this.absentees = from.absentees();
        this.substitutes = from.substitutes();
        this.reopened = from.reopened();
        this.ready = from.ready();
        this.round = from.round();
        this.announced = from.announced();
    }

    Item item() {
        return new Item(
                from.plan(),
                from.kind(),
                clearance,
                reviewAnswer,
                recusals,
                introduction,
                statements,
                advice,
                deferral,
                absentees,
                substitutes,
                reopened,
                ready,
                round,
                announced);
    }
}
