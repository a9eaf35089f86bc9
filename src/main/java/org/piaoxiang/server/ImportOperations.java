package org.piaoxiang.server;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.piaoxiang.imports.AgendaContext;
import org.piaoxiang.imports.AgendaImport;
import org.piaoxiang.imports.FormFile;
import org.piaoxiang.imports.Imported;
import org.piaoxiang.imports.RosterImport;
import org.piaoxiang.imports.RowProblem;
import org.piaoxiang.imports.Templates;
import org.piaoxiang.imports.material.PdfPages;
import org.piaoxiang.imports.material.Rendered;
import org.piaoxiang.imports.names.Pinyin;
import org.piaoxiang.imports.names.StrokeOrder;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.agenda.Material;
import org.piaoxiang.meeting.state.Item;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.port.FileStore;
import org.piaoxiang.protocol.group.HashFunction;

/** Reading rosters and agendas, templates for them, and materials as page images. */
public final class ImportOperations {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PNG = ".png";

    private final MeetingRooms rooms;
    private final FileStore files;
    private final PdfPages pages;

    /** Makes the operations. */
    public ImportOperations(MeetingRooms rooms, FileStore files, PdfPages pages) {
        this.rooms = rooms;
        this.files = files;
        this.pages = pages;
    }

    /** Adds them to {@code operations}. */
    public void addTo(Map<String, Operation> operations) {
        operations.put("importFile", this::importFile);
        operations.put("importForms", this::importForms);
        operations.put("template", ImportOperations::template);
        operations.put("strokeOrder", ImportOperations::strokeOrder);
        operations.put("listMaterials", this::listMaterials);
        operations.put("removeMaterial", this::removeMaterial);
        operations.put("addMaterial", this::addMaterial);
        operations.put("materialPage", this::materialPage);
    }

    private Reply importFile(Request request) {
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Optional<MeetingState> state = rooms.state(request.path("meeting"));
        if (state.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        boolean roster = request.path("what").equals("roster");
        Imported read = roster
                ? RosterImport.read(request.bytes())
                : AgendaImport.read(name(request), request.bytes(), context(state.get()));
        return reply(read, roster);
    }

    /** Reads several approval forms at once; a form that comes twice under one name is two files all the same. */
    private Reply importForms(Request request) throws JsonException {
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Optional<MeetingState> state = rooms.state(request.path("meeting"));
        if (state.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        List<FormFile> forms = new ArrayList<>();
        for (Json item : request.fields().array("files")) {
            Fields file = Fields.of(item, "file");
            try {
                forms.add(new FormFile(file.text("name"), Base64.getDecoder().decode(file.text("content"))));
            } catch (IllegalArgumentException notBase64) {
                return new Reply.Refused(Problem.badRequest("content"));
            }
        }
        return reply(AgendaImport.readForms(forms, context(state.get())), false);
    }

    private AgendaContext context(MeetingState state) {
        List<Material> materials = files.materials(state.id()).stream()
                .map(kept -> new Material(kept.id(), kept.name(), kept.pages()))
                .toList();
        return new AgendaContext(state.pack(), state.header().bodyType().name(), state.roster(), materials);
    }

    static Reply reply(Imported read, boolean roster) {
        String entries = roster ? "persons" : "items";
        return switch (read) {
            case Imported.Unusable unusable ->
                Reply.refused("FILE_UNREADABLE", Json.object("reason", Json.text(unusable.reason())));
            case Imported.Wrong wrong ->
                Reply.data(Json.object(
                        entries,
                        Json.array(List.of()),
                        "problems",
                        list(wrong.problems()),
                        "warnings",
                        list(List.of())));
            case Imported.Read right -> {
                Map<String, Json> body = new LinkedHashMap<>();
                body.put(entries, right.entries());
                body.put("problems", list(List.of()));
                body.put("warnings", list(right.warnings()));
                if (roster) {
                    body.putAll(names(right.entries()));
                }
                yield Reply.data(new Json.Obj(body));
            }
        };
    }

    /** The record has no place for what only helps to find and to order people, so it comes beside the persons. */
    private static Map<String, Json> names(Json.Arr persons) {
        List<Json.Obj> people =
                persons.items().stream().map(Json.Obj.class::cast).toList();
        Map<String, Json> keys = new LinkedHashMap<>();
        people.forEach(person -> keys.put(
                text(person, "id"),
                Json.array(Pinyin.keys(text(person, "name")).stream()
                        .map(Json::text)
                        .toList())));
        List<Json> order = new ArrayList<>();
        StrokeOrder.sort(people, person -> text(person, "name"))
                .forEach(person -> order.add(Json.text(text(person, "id"))));
        return Map.of("pinyin", new Json.Obj(keys), "strokeOrder", Json.array(order));
    }

    private static String text(Json.Obj person, String field) {
        return person.fields().get(field) instanceof Json.Str text ? text.value() : "";
    }

    private static Json.Arr list(List<RowProblem> problems) {
        return Json.array(problems.stream().map(RowProblem::json).toList());
    }

    private static Reply strokeOrder(Request request) throws JsonException {
        List<String> names = new ArrayList<>();
        for (Json item : request.fields().array("names")) {
            names.add(Fields.textOf(item, "names"));
        }
        List<Integer> places = IntStream.range(0, names.size()).boxed().toList();
        return Reply.data(Json.object(
                "order",
                Json.array(StrokeOrder.sort(places, names::get).stream()
                        .map(Json::number)
                        .toList()),
                "unsure",
                Json.array(places.stream()
                        .filter(place -> !StrokeOrder.knows(names.get(place)))
                        .map(Json::number)
                        .toList())));
    }

    private static Reply template(Request request) {
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        String file = request.path("file");
        String type = file.endsWith(".csv") ? "text/csv; charset=utf-8" : XLSX;
        return Templates.file(file)
                .<Reply>map(bytes -> new Reply.File(type, file, bytes))
                .orElseGet(() -> Reply.refused("NOT_FOUND"));
    }

    private Reply addMaterial(Request request) throws InterruptedException {
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        String meeting = request.path("meeting");
        if (rooms.state(meeting).isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        String name = name(request);
        if (name.isBlank() || name.length() > 200 || name.codePoints().anyMatch(Character::isISOControl)) {
            return new Reply.Refused(Problem.badRequest("name"));
        }
        String id = HashFunction.SHA_256.hex(request.bytes());
        Optional<FileStore.Material> known = kept(meeting, id);
        if (known.isPresent()) {
            return Reply.data(json(known.get()));
        }
        return switch (pages.render(request.bytes())) {
            case Rendered.Refused refused ->
                Reply.refused("MATERIAL_UNREADABLE", Json.object("reason", Json.text(refused.reason())));
            case Rendered.Pages rendered -> {
                FileStore.Material material =
                        new FileStore.Material(id, name, rendered.pngs().size());
                files.putMaterial(meeting, material, rendered.pdf(), rendered.pngs());
                yield Reply.data(json(material));
            }
        };
    }

    private Reply listMaterials(Request request) {
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        return Reply.data(Json.object(
                "materials",
                Json.array(files.materials(request.path("meeting")).stream()
                        .map(ImportOperations::json)
                        .toList())));
    }

    /** Removes a material that no item names; what the meeting has had before it stays. */
    private Reply removeMaterial(Request request) {
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        String id = request.path("material");
        Optional<MeetingState> state = rooms.state(request.path("meeting"));
        Optional<Item> used = state.stream()
                .flatMap(meeting -> meeting.items().values().stream())
                .filter(item -> item.plan().materials().stream()
                        .anyMatch(material -> material.id().equals(id)))
                .findFirst();
        if (used.isPresent()) {
            return Reply.refused(
                    "MATERIAL_IN_USE",
                    Json.object("number", Json.number(used.get().plan().number())));
        }
        return files.removeMaterial(request.path("meeting"), id) ? Reply.done() : Reply.refused("NOT_FOUND");
    }

    private Optional<FileStore.Material> kept(String meeting, String id) {
        return files.materials(meeting).stream()
                .filter(material -> material.id().equals(id))
                .findFirst();
    }

    private static Json json(FileStore.Material material) {
        return Json.object(
                "id", Json.text(material.id()),
                "name", Json.text(material.name()),
                "pages", Json.number(material.pages()));
    }

    private Reply materialPage(Request request) {
        String file = request.path("page");
        if (!file.matches("[0-9]{1,4}\\.png")) {
            return Reply.refused("NOT_FOUND");
        }
        int page = Integer.parseInt(file.substring(0, file.length() - PNG.length()));
        return files.materialPage(request.path("meeting"), request.path("material"), page)
                .<Reply>map(bytes -> new Reply.File("image/png", file, bytes))
                .orElseGet(() -> Reply.refused("NOT_FOUND"));
    }

    private static boolean isClerk(Request request) {
        return request.signedIn().role().equals("CLERK");
    }

    private static String name(Request request) {
        return request.query().getOrDefault("name", "");
    }
}
