package org.piaoxiang.server;

import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.proceedings.Devices;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.record.VerifyKey;

/** Enrolling tablets, doors and projectors for a meeting, and revoking that. */
final class DeviceOperations {
    private final MeetingRooms rooms;
    private final Devices devices;
    private final LiveHub hub;
    private final VerifyKey serverKey;

    DeviceOperations(MeetingRooms rooms, Devices devices, LiveHub hub, VerifyKey serverKey) {
        this.rooms = rooms;
        this.devices = devices;
        this.hub = hub;
        this.serverKey = serverKey;
    }

    /** Adds them to {@code operations}. */
    void addTo(Map<String, Operation> operations) {
        operations.put("enrolDevice", this::enrol);
        operations.put("enrolments", this::enrolled);
        operations.put("revokeEnrolments", this::revoke);
    }

    /** Ends the connections of devices whose enrolment was revoked: after whatever else belongs to that has been committed. */
    void endConnections(Map<String, Operation> operations) {
        operations.computeIfPresent("revokeEnrolments", (same, operation) -> request -> {
            Reply reply = operation.handle(request);
            if (!(reply instanceof Reply.Refused)) {
                hub.disconnect(request.path("meeting"));
            }
            return reply;
        });
    }

    private Reply enrol(Request request) throws JsonException {
        String meeting = request.path("meeting");
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        if (rooms.state(meeting).isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        String kind = request.fields().text("kind");
        if (kind.equals("TABLET")) {
            return Reply.data(Json.object(
                    "meeting", Json.text(meeting),
                    "token", Json.text(devices.tablets(meeting)),
                    "serverKey", Json.text(serverKey.base64())));
        }
        for (Devices.Kind one : Devices.Kind.values()) {
            if (kind.equals(one.name())) {
                return Reply.data(Json.object(
                        "meeting", Json.text(meeting),
                        "link", Json.text(devices.link(meeting, one)),
                        "minutes", Json.number(Devices.LINK_LIFE.toMinutes())));
            }
        }
        return new Reply.Refused(Problem.badRequest("kind"));
    }

    private Reply enrolled(Request request) {
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Devices.Enrolled enrolled = devices.enrolled(request.path("meeting"));
        return Reply.data(Json.object(
                "tabletCodes", Json.number(enrolled.tabletCodes()),
                "doors", Json.number(enrolled.doors()),
                "projectors", Json.number(enrolled.projectors())));
    }

    private Reply revoke(Request request) {
        if (!isClerk(request)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        Optional<MeetingState> state = rooms.state(request.path("meeting"));
        if (state.isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        if (!devices.revoke(state.get())) {
            return Reply.refused("DEVICES_IN_USE");
        }
        return Reply.done();
    }

    private static boolean isClerk(Request request) {
        return request.signedIn().role().equals("CLERK");
    }
}
