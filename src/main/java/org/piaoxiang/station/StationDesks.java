package org.piaoxiang.station;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonWriter;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.record.SigningKey;

/** What the station's pages may ask of it. Blocking; each call reads the newest record first. */
final class StationDesks {
    private final ServerClient server;
    private final StationFiles files;
    private final ServerTrust trust;
    private final Group group;
    private final ExecutorService workers;
    private final Verifying verifying;
    private final SecureRandom random;
    private final Optional<String> onlyMeeting;
    private final boolean secondVerifier;
    private final OwnRecord ownRecord;
    private final Map<String, MeetingData> meetings = new ConcurrentHashMap<>();
    private final Map<String, CustodianDesk> custody = new ConcurrentHashMap<>();
    private final Map<String, SetupInspection.Result> checked = new ConcurrentHashMap<>();

    StationDesks(
            ServerClient server,
            StationFiles files,
            ServerTrust trust,
            StationServer.Settings settings,
            ExecutorService workers,
            SecureRandom random) {
        this.server = server;
        this.files = files;
        this.trust = trust;
        this.group = settings.group();
        this.workers = workers;
        this.verifying = new Verifying(workers);
        this.secondVerifier = settings.secondVerifier();
        this.random = random;
        this.onlyMeeting = settings.meeting();
        this.ownRecord = new OwnRecord(server, files);
    }

    /** Who is signed in, and what this station has for the meeting. */
    record Visit(String name, String role, MeetingData data, CustodianDesk custodian) {}

    private Visit visit()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = arrival();
        visit.data.refresh();
        if (visit.role.equals("OBSERVER")) {
            ownRecord.look(visit.data.size());
        }
        return visit;
    }

    private Visit arrival()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        trust.requireKnown();
        Fields me = Fields.of(server.get("/api/me"), "me");
        Optional<Json> own = me.optional("meeting");
        String meeting;
        if (own.isPresent()) {
            meeting = Fields.textOf(own.get(), "me.meeting");
        } else if (onlyMeeting.isPresent()) {
            meeting = onlyMeeting.get();
        } else {
            List<Json> all = Fields.arrayOf(server.get("/api/meetings"), "meetings");
            if (all.size() != 1) {
                throw new StationRefusal("WHICH_MEETING");
            }
            meeting = Fields.of(all.getFirst(), "meeting").text("id");
        }
        Names.meeting(meeting);
        MeetingData data = meetings.get(meeting);
        if (data == null) {
            MeetingData made = new MeetingData(server, meeting, files, Optional.empty());
            MeetingData earlier = meetings.putIfAbsent(meeting, made);
            data = earlier == null ? made : earlier;
        }
        MeetingData kept = data;
        CustodianDesk desk = custody.computeIfAbsent(
                meeting, id -> new CustodianDesk(kept, files, group, verifying, random::nextBytes));
        return new Visit(me.text("name"), me.text("role"), data, desk);
    }

    Json state() throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        return new StationState(visit, files, group, checked).json(server.origin(), trust.state());
    }

    Json card(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        return Json.object("signingKey", Json.text(observer(visit).presentCard(body.text("name"), body.text("unit"))));
    }

    Json key(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        Optional<String> already = visit.custodian.offeredAs();
        if (already.isPresent()) {
            return Json.object(
                    "custodian", Json.text(already.get()),
                    "publicKey", Json.text(visit.custodian.ownKey().orElseThrow()));
        }
        Optional<Json> asked = body.optional("custodian");
        String custodian = asked.isPresent() ? Fields.textOf(asked.get(), "custodian") : freeName(visit);
        Optional<Json> holder = body.optional("holder");
        String name = holder.isPresent() ? Fields.textOf(holder.get(), "holder") : visit.name;
        return Json.object(
                "custodian", Json.text(custodian), "publicKey", Json.text(visit.custodian.offerKey(custodian, name)));
    }

    /** Does whatever step of a shared key is due on this station. */
    Json ceremony(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        Optional<Json> holder = body.optional("holder");
        return visit.custodian
                .ceremony()
                .step(body.text("custodian"), holder.isPresent() ? Fields.textOf(holder.get(), "holder") : visit.name);
    }

    private String freeName(Visit visit) throws JsonException {
        if (visit.role.equals("OBSERVER")) {
            return "OBSERVER";
        }
        String prefix = visit.role.equals("CUSTODIAN") ? "CUSTODIAN_" : "SCRUTINEER_";
        List<String> taken = new ArrayList<>();
        for (Fields offer : visit.data.entries("OFFER_KEY")) {
            taken.add(offer.text("custodian"));
        }
        SharedKey.of(visit.data, group).forEach(key -> taken.add(key.custodian()));
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> prefix + n)
                .filter(name -> !taken.contains(name))
                .findFirst()
                .orElseThrow();
    }

    Json slips(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Json item : body.array("counts")) {
            Fields count = Fields.of(item, "count");
            counts.merge(count.text("category"), count.integer("count"), Math::addExact);
        }
        try (SigningKey key = files.signingKey()) {
            List<IssuerDesk.Slip> slips = new IssuerDesk(visit.data, group, random::nextBytes).issue(counts, key);
            return Json.object(
                    "slips",
                    Json.array(slips.stream()
                            .map(slip ->
                                    Json.object("category", Json.text(slip.category()), "code", Json.text(slip.code())))
                            .toList()));
        }
    }

    Json check(String round)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        SetupInspection.Result result = inspection(visit).inspect(Names.round(round));
        checked.put(visit.data.meeting() + "/" + round, result);
        return result.json();
    }

    Json seal(String round, Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        SetupInspection.Result before = checked.get(visit.data.meeting() + "/" + Names.round(round));
        if (before == null) {
            throw new StationRefusal("NOT_CHECKED");
        }
        return observer(visit).seal(round, before, second(visit, round, body)).json();
    }

    Json draw(String round, Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        return new JointCoinDesk(visit().data, files, random::nextBytes)
                .draw(Names.round(round), body.integer("tablets"), body.integer("picks"));
    }

    /** Looks at what a challenged tablet has opened, and says whether the page found the same. */
    Json opening(String round, Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        return new ChallengeDesk(visit.data, verifying).check(Names.round(round), body, second(visit, round, body));
    }

    /** Looks at a closed round, and where the page says what it found, says whether both found the same. */
    Json verify(String round, Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        List<ClosedBox> boxes = visit.custodian.verify(round);
        List<PageVerdict> page = PageVerdict.read(body);
        SecondOpinion second = SecondOpinion.of(files, visit.data.meeting(), round, page);
        second.refuseIfDiffering(boxes.stream().map(ClosedBox::looked).toList());
        Json.Obj report = RoundReport.of(
                visit.data, round, boxes, page, new MeetingAudit(visit.data, workers).round(round, boxes));
        files.keep("report-" + visit.data.meeting() + "-" + round + ".json", JsonWriter.compact(report));
        return report;
    }

    /** Takes a receipt that a voter shows for a ballot which the box lacks. */
    Json objection(String round, Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        List<String> missing = new Objections(visit().data, files)
                .raise(Names.round(round), body.text("statement"), body.text("signature"));
        return Json.object(
                "missing", Json.array(missing.stream().map(Json::text).toList()));
    }

    Json cosign(String round, Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        observer(visit).cosign(Names.round(round), second(visit, round, body));
        return Json.object();
    }

    Json share(String round, Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Visit visit = visit();
        visit.custodian.share(round, second(visit, round, body));
        return Json.object();
    }

    Json confirmRestoration()
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        MeetingData data = arrival().data;
        if (!ownRecord.confirmRestoration()) {
            data.confirmRestoration();
        }
        return Json.object();
    }

    Json sheet() throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        return new SheetDesk(visit().data, files).read();
    }

    Json signSheet(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        return new SheetDesk(visit().data, files).sign(body);
    }

    Json copy(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        return new CopyDesk(visit().data, files, group, random).make(body.text("passphrase"));
    }

    Json restore(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        return new CopyDesk(visit().data, files, group, random).restore(body.text("copy"), body.text("passphrase"));
    }

    private SecondOpinion second(Visit visit, String round, Fields body) throws JsonException {
        return secondVerifier
                ? SecondOpinion.of(files, visit.data.meeting(), Names.round(round), PageVerdict.read(body))
                : SecondOpinion.none(files, visit.data.meeting(), Names.round(round));
    }

    Json minutes() throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        return new MinutesDesk(visit().data, files, group).compare().json();
    }

    Json signMinutes(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Optional<Json> text = body.optional("text");
        new MinutesDesk(visit().data, files, group)
                .sign(
                        body.text("draft"),
                        body.bool("agrees"),
                        text.isPresent() ? Optional.of(Fields.textOf(text.get(), "text")) : Optional.empty());
        return Json.object();
    }

    Json destroyKey() throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        new MinutesDesk(visit().data, files, group).destroyKey();
        return Json.object();
    }

    Json signIn(Fields body)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        trust.requireKnown();
        return server.signInByLink(body.text("token"));
    }

    private ObserverDesk observer(Visit visit)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        return new ObserverDesk(visit.data, files, inspection(visit), visit.custodian);
    }

    /** An observer without a key, like one whose key is not among the custodians', must not find all well: hence no key is "". */
    private SetupInspection inspection(Visit visit)
            throws IOException, InterruptedException, ServerClient.Refusal, JsonException, StationRefusal {
        Optional<String> own = visit.custodian.ownKey();
        boolean holdsKey = own.isPresent()
                || Set.of("OBSERVER", "SCRUTINEER", "CHIEF_SCRUTINEER", "CUSTODIAN")
                        .contains(visit.role);
        ServedPages pages = new ServedPages(server.stranger(), ReleaseHashes.pagesOfThisProgram());
        return new SetupInspection(
                visit.data, verifying, pages, holdsKey ? Optional.of(own.orElse("")) : Optional.empty());
    }
}
