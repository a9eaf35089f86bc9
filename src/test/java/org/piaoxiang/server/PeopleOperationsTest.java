package org.piaoxiang.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.proceedings.port.AccountStore.User;

/** Who may make, see and remove whose account. */
class PeopleOperationsTest {
    private static House house;
    private static House.Meeting own;
    private static House.Meeting other;
    private static String clerk;
    private static String administrator;

    @BeforeAll
    static void start() throws Exception {
        house = new House(PeopleOperationsTest.class);
        own = house.created();
        other = house.created();
        clerk = own.session(Role.CLERK);
        house.server
                .accounts()
                .create(
                        new User("boss", "甄管", "ADMINISTRATOR", Optional.empty(), Optional.empty(), Optional.empty()),
                        Optional.of("一个不容易猜到的长口令"));
        administrator = own.session(Role.ADMINISTRATOR);
    }

    @AfterAll
    static void end() {
        house.close();
    }

    @Test
    void aClerkMakesWhoWorksInTheMeetingAndTheLinkLetsThemIn() throws Exception {
        Wire.Answer made = create(clerk, "chair-1", "CHAIR", own.id());
        assertEquals(200, made.status());
        String token = Fields.of(JsonReader.read(made.body()), "link").text("token");
        Wire.Answer in = call(Call.json("POST", "/api/sign-in/link", Json.object("token", Json.text(token))));
        assertEquals(200, in.status());
        assertEquals("CHAIR", Fields.of(JsonReader.read(in.body()), "me").text("role"));
        assertEquals("LOGIN_TAKEN", code(create(clerk, "chair-1", "CHAIR", own.id())));
    }

    @Test
    void aClerkMakesNobodyWhoControlsTheClerkNorAnybodyElsewhere() throws Exception {
        for (String role : new String[] {"OBSERVER", "SUPERIOR", "SUPERVISION", "CLERK", "ADMINISTRATOR"}) {
            assertEquals("ROLE_NOT_ALLOWED", code(create(clerk, "x-" + role, role, own.id())), role);
        }
        assertEquals("ROLE_NOT_ALLOWED", code(create(clerk, "elsewhere", "CHAIR", other.id())));
        assertEquals(
                200, create(administrator, "observer-1", "OBSERVER", own.id()).status());
    }

    @Test
    void nobodyElseMakesOrSeesAccounts() throws Exception {
        for (Role role : new Role[] {Role.CHAIR, Role.OBSERVER, Role.DOOR, Role.SUPERIOR}) {
            assertEquals("ROLE_NOT_ALLOWED", code(create(own.session(role), "y-" + role, "DOOR", own.id())));
            assertEquals("ROLE_NOT_ALLOWED", code(call(Call.get("/api/accounts").as(own.session(role)))));
        }
    }

    @Test
    void aClerkNeitherSeesNorRemovesAccountsElsewhere() throws Exception {
        assertEquals(
                200, create(administrator, "door-there", "DOOR", other.id()).status());
        String seen = text(call(Call.get("/api/accounts").as(clerk)));
        assertFalse(seen.contains("door-there"));
        assertFalse(seen.contains("boss"));
        assertTrue(text(call(Call.get("/api/accounts").as(administrator))).contains("door-there"));
        assertEquals("NOT_FOUND", code(remove(clerk, "door-there")));
        assertEquals("NOT_FOUND", code(remove(clerk, "boss")));
        assertEquals("NOT_FOUND", code(remove(clerk, "nobody-at-all")));
        assertEquals(204, remove(administrator, "door-there").status());
    }

    @Test
    void roleAndMeetingHaveToFit() throws Exception {
        assertEquals("ACCOUNT_NEEDS_MEETING", code(create(administrator, "clerk-2", "CLERK", own.id())));
        assertEquals("ACCOUNT_NEEDS_MEETING", code(create(administrator, "teller-2", "TELLER", null)));
        assertEquals("NOT_FOUND", code(create(administrator, "teller-2", "TELLER", "1111111111111a")));
    }

    @Test
    void whoReviewsSeesOneMeetingOrAll() throws Exception {
        assertEquals(200, create(administrator, "city", "SUPERIOR", null).status());
        assertEquals(200, create(administrator, "county", "SUPERVISION", null).status());
        assertEquals(200, create(administrator, "city-2", "SUPERIOR", own.id()).status());
    }

    @Test
    void nobodyRemovesThemselves() throws Exception {
        assertEquals("OWN_ACCOUNT", code(remove(administrator, "any-ADMINISTRATOR-" + own.id())));
    }

    @Test
    void theSetUpCodeIsWorthNothingOnceThereIsAnAccount() throws Exception {
        Json body = Json.object(
                "code", Json.text(House.SET_UP_CODE),
                "name", Json.text("第二个管理员"),
                "password", Json.text("一个不容易猜到的长口令"));
        assertEquals("SET_UP_CODE_WRONG", code(call(Call.json("POST", "/api/set-up", body))));
    }

    private static Wire.Answer create(String session, String login, String role, @Nullable String meeting)
            throws Exception {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("login", Json.text(login));
        fields.put("name", Json.text("某人"));
        fields.put("role", Json.text(role));
        if (meeting != null) {
            fields.put("meeting", Json.text(meeting));
        }
        return call(Call.json("POST", "/api/accounts", new Json.Obj(fields)).as(session));
    }

    private static Wire.Answer remove(String session, String login) throws Exception {
        return call(new Call("DELETE", "/api/accounts/" + login, Map.of(), new byte[0]).as(session));
    }

    private static Wire.Answer call(Call call) throws Exception {
        try (Wire wire = new Wire(house.server.port())) {
            return call.over(wire, house.server.port());
        }
    }

    private static String code(Wire.Answer answer) throws Exception {
        return Fields.of(JsonReader.read(answer.body()), "problem").text("code");
    }

    private static String text(Wire.Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
