package org.piaoxiang.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends requests, looks at every answer, and keeps what is wrong; one report tells everything. */
final class Probe implements AutoCloseable {
    private static final Logger SERVER_LOG = Logger.getLogger(ApiRouter.class.getName());

    private final int port;
    private final Contract contract = new Contract();
    private final Wire wire;
    private final List<String> findings = new ArrayList<>();
    private final List<LogRecord> incidents = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
                synchronized (incidents) {
                    incidents.add(entry);
                }
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    Probe(int port) {
        this.port = port;
        this.wire = new Wire(port);
        SERVER_LOG.addHandler(listener);
    }

    Contract contract() {
        return contract;
    }

    /** Sends a request that should be answered well. */
    Wire.Answer good(String operation, Call call) throws IOException {
        Wire.Answer answer = send(call);
        if (answer.status() >= 300) {
            find(call, "was refused: " + answer.text());
        } else {
            contract.wrongAnswer(contract.operation(operation), answer).ifPresent(wrong -> find(call, wrong));
        }
        return answer;
    }

    /** Sends a request that must be refused with {@code code}. */
    void refused(String code, Call call) throws IOException {
        Wire.Answer answer = send(call);
        contract.wrongRefusal(answer).ifPresent(wrong -> find(call, wrong));
        if (!answer.text().contains("\"code\":\"" + code + "\"")) {
            find(call, "should be refused with " + code + ": " + answer.status() + " " + answer.text());
        }
    }

    /** Sends a request that must be refused, whatever the code. */
    void refused(Call call) throws IOException {
        Wire.Answer answer = send(call);
        if (answer.status() < 400) {
            find(call, "was taken: " + answer.status());
        } else {
            contract.wrongRefusal(answer).ifPresent(wrong -> find(call, wrong));
        }
    }

    /** Sends a request that must be refused; an answer to HEAD has no body to look at. */
    void refusedOrBare(Call call) throws IOException {
        if (!call.method().equals("HEAD")) {
            refused(call);
        } else if (send(call).status() < 400) {
            find(call, "was taken");
        }
    }

    /** Sends a request that may be answered well or refused, but either as the contract says. */
    Wire.Answer either(String operation, Call call) throws IOException {
        Wire.Answer answer = send(call);
        Optional<String> wrong = answer.status() < 400
                ? contract.wrongAnswer(contract.operation(operation), answer)
                : contract.wrongRefusal(answer);
        wrong.ifPresent(what -> find(call, what));
        return answer;
    }

    /** Sends a request that may lead elsewhere; a refusal must be as the contract says. */
    void answered(Call call) throws IOException {
        Wire.Answer answer = send(call);
        if (answer.status() >= 400) {
            contract.wrongRefusal(answer).ifPresent(wrong -> find(call, wrong));
        }
    }

    private Wire.Answer send(Call call) throws IOException {
        try {
            return call.over(wire, port);
        } catch (IOException dropped) {
            wire.close();
            find(call, "no answer: " + dropped);
            return new Wire.Answer(0, java.util.Map.of(), new byte[0]);
        }
    }

    private void find(Call call, String wrong) {
        String shown = wrong.length() > 1500 ? wrong.substring(0, 1500) + "…" : wrong;
        StringBuilder finding = new StringBuilder(call + "\n    " + shown);
        synchronized (incidents) {
            for (LogRecord incident : incidents) {
                finding.append("\n    ").append(incident.getMessage());
                for (Throwable cause = incident.getThrown(); cause != null; cause = cause.getCause()) {
                    finding.append("\n    ").append(cause);
                    for (StackTraceElement frame : cause.getStackTrace()) {
                        if (frame.getClassName().startsWith("org.piaoxiang")) {
                            finding.append("\n        at ").append(frame);
                        }
                    }
                }
            }
            incidents.clear();
        }
        findings.add(finding.toString());
    }

    /** Fails where anything was wrong since the last report. */
    void report(String about) {
        List<String> found = List.copyOf(findings);
        findings.clear();
        if (!found.isEmpty()) {
            throw new AssertionError(about + ": " + found.size() + " answers are wrong\n"
                    + String.join("\n", found.subList(0, Math.min(found.size(), 60))));
        }
    }

    @Override
    public void close() throws IOException {
        SERVER_LOG.removeHandler(listener);
        wire.close();
    }
}
