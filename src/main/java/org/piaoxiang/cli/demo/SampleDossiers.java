package org.piaoxiang.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;

/** Invented accounts of the sample committee's candidates, as a clerk would file them before the meeting. */
final class SampleDossiers {
    private static final String ACCOUNT = "经县委组织部部务会议集体研究，现将干部任免方案及推荐、考察、酝酿情况报请审查。";
    private static final int TALKED = 66;
    private static final int MET = 72;
    private static final int VALID = 69;

    /** Votes of talks and meeting by item; 钱七's stay below half, for a person to look at. */
    private static final List<int[]> VOTES = List.of(
            new int[] {58, 61},
            new int[] {52, 55},
            new int[] {49, 47},
            new int[] {45, 44},
            new int[] {38, 34},
            new int[] {0, 0});

    private SampleDossiers() {}

    /** An attachment by item: its hash and size. */
    record Paper(String hash, int size) {}

    /** Returns the data of FILE_FOR_REVIEW about {@code items}, as a view lists them. */
    static Json.Obj filing(List<Json> items, Map<String, Paper> papers) throws JsonException {
        List<Json> ids = new ArrayList<>();
        List<Json> dossiers = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Fields item = Fields.of(items.get(i), "item");
            Fields candidate = Fields.of(item.array("candidates").getFirst(), "candidate");
            ids.add(Json.text(item.text("id")));
            dossiers.add(dossier(item.text("id"), candidate, VOTES.get(i % VOTES.size()), i, papers));
        }
        return Json.object("items", Json.array(ids), "account", Json.text(ACCOUNT), "dossiers", Json.array(dossiers));
    }

    private static Json dossier(String item, Fields candidate, int[] votes, int place, Map<String, Paper> papers)
            throws JsonException {
        String name = candidate.text("name");
        boolean appointed = candidate.optional("proposedPost").isPresent();
        List<Json> attachments = new ArrayList<>();
        Paper paper = papers.get(item);
        if (paper != null) {
            attachments.add(Json.object(
                    "hash", Json.text(paper.hash()),
                    "name", Json.text(name + "考察材料（样例）.pdf"),
                    "size", Json.number(paper.size())));
        }
        return Json.object(
                "item", Json.text(item),
                "candidate", Json.text(candidate.text("id")),
                "recommendations", Json.array(appointed ? recommendations(name, votes, place) : List.of()),
                "inspections", Json.array(appointed ? inspections(place) : List.of()),
                "consultations", Json.array(consultations(place)),
                "attachments", Json.array(attachments));
    }

    private static List<Json> recommendations(String name, int[] votes, int place) {
        return List.of(
                recommendation("TALK", "2026-06-1" + place, TALKED, TALKED, TALKED, votes[0], List.of()),
                recommendation(
                        "MEETING",
                        "2026-06-2" + place,
                        MET,
                        MET - 2,
                        VALID,
                        votes[1],
                        List.of(name, "侯某" + (place + 1))));
    }

    private static Json recommendation(
            String mode, String date, int entitled, int present, int valid, int votes, List<String> names) {
        return Json.object(
                "mode", Json.text(mode),
                "date", Json.text(date),
                "entitled", Json.number(entitled),
                "present", Json.number(present),
                "valid", Json.number(valid),
                "votes", Json.number(votes),
                "names", Json.array(names.stream().map(Json::text).toList()),
                "seats", Json.number(1));
    }

    private static List<Json> inspections(int place) {
        return List.of(
                inspection("ARCHIVES", "2026-08-0" + (place + 3), "“三龄两历一身份”无异常"),
                inspection("PERSONAL_MATTERS", "2026-08-1" + place, "抽查核实一致"),
                inspection("DISCIPLINE", "2026-08-2" + place, "县纪委监委书面回复：未发现影响任职的问题"),
                inspection("COMPLAINTS", "2026-08-2" + (place + 1), place == 3 ? "有一件反映家属经商，已初步核实" : "无信访举报"),
                inspection("MATERIAL", "2026-09-0" + (place + 1), "考察组签字齐全"));
    }

    private static Json inspection(String check, String date, String note) {
        return Json.object("check", Json.text(check), "date", Json.text(date), "note", Json.text(note));
    }

    private static List<Json> consultations(int place) {
        List<Json> asked = new ArrayList<>();
        asked.add(Json.object(
                "with", Json.text("县政府分管领导"), "opinion", Json.text("同意"), "divergent", new Json.Bool(false)));
        asked.add(Json.object(
                "with", Json.text("县纪委监委主要领导"),
                "opinion", Json.text(place == 3 ? "家属经商情况须讲清" : "同意"),
                "divergent", new Json.Bool(place == 3),
                "resolution", Json.text(place == 3 ? "已向其说明核实进展，同意提交常委会讨论" : "")));
        return asked;
    }
}
