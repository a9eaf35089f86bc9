package org.piaoxiang.verifier.forgery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.piaoxiang.json.Json;

/**
 * One event to be, before the chain is made.
 *
 * @param type its type
 * @param before data written before it
 * @param payload what it refers to
 * @param after data written after it
 * @param event alters the event before the chain goes on
 * @param spelling alters its bytes before the chain goes on
 */
record Step(
        String type,
        List<byte[]> before,
        Optional<String> payload,
        List<byte[]> after,
        UnaryOperator<Json> event,
        UnaryOperator<byte[]> spelling) {

    /** An event about {@code payload}, which refers to {@code references} itself. */
    static Step of(String type, byte[] payload, byte[]... references) {
        List<byte[]> before = new ArrayList<>(List.of(references));
        before.add(payload);
        return new Step(
                type,
                before,
                Optional.of(Poll.hash().hex(payload)),
                List.of(),
                UnaryOperator.identity(),
                UnaryOperator.identity());
    }

    static Step bare(String type) {
        return new Step(
                type, List.of(), Optional.empty(), List.of(), UnaryOperator.identity(), UnaryOperator.identity());
    }

    Step altered(UnaryOperator<Json> alteration) {
        return new Step(type, before, payload, after, alteration, spelling);
    }

    Step spelled(UnaryOperator<String> respelling) {
        UnaryOperator<byte[]> bytes =
                old -> respelling.apply(new String(old, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return new Step(type, before, payload, after, event, bytes);
    }

    Step withData(List<byte[]> newBefore, List<byte[]> newAfter) {
        return new Step(type, newBefore, payload, newAfter, event, spelling);
    }

    /** Makes the chain of {@code steps} and the records around it. */
    static Tape tape(List<Step> steps) {
        List<Tape.Piece> pieces = new ArrayList<>(List.of(Tape.archiveHeader()));
        Optional<String> parent = Optional.empty();
        int height = 0;
        for (Step step : steps) {
            Map<String, Json> fields = new LinkedHashMap<>();
            parent.ifPresent(hash -> fields.put("parent", Json.text(hash)));
            fields.put("height", Json.number(height++));
            fields.put("type", Json.text(step.type));
            step.payload.ifPresent(hash -> fields.put("payload", Json.text(hash)));
            byte[] event = step.spelling.apply(Edit.print(step.event.apply(new Json.Obj(fields))));
            step.before.forEach(body -> pieces.add(Tape.Piece.data(body)));
            pieces.add(Tape.Piece.event(event));
            step.after.forEach(body -> pieces.add(Tape.Piece.data(body)));
            parent = Optional.of(Poll.hash().hex(event));
        }
        return new Tape(pieces);
    }
}
