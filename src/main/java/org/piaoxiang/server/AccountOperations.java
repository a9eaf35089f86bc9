package org.piaoxiang.server;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.proceedings.Accounts;
import org.piaoxiang.proceedings.port.AccountStore.User;

/** Signing in and out, and the first administrator. */
public final class AccountOperations {
    private final Accounts accounts;
    private static final int TRIES_PER_MINUTE = 30;

    private final Optional<String> setUpCode;
    private final Throttle tries;

    /** Makes the operations; {@code setUpCode} is what the console shows while there is no administrator. */
    public AccountOperations(Accounts accounts, Optional<String> setUpCode, InstantSource clock) {
        this.accounts = accounts;
        this.tries = new Throttle(TRIES_PER_MINUTE, clock);
        this.setUpCode = setUpCode;
    }

    /** Adds them to {@code operations}. */
    public void addTo(Map<String, Operation> operations) {
        operations.put("signIn", this::signIn);
        operations.put(
                "signInByLink",
                request -> answer(accounts.signInByLink(request.fields().text("token"))));
        operations.put("signOut", request -> {
            request.sessionToken().ifPresent(accounts::signOut);
            return new Reply.Done(true);
        });
        operations.put("me", request -> Reply.data(me(request.signedIn())));
        operations.put("setUp", this::setUp);
    }

    private Reply signIn(Request request) throws JsonException {
        if (!tries.take(request.address())) {
            return Reply.refused("TOO_MANY_TRIES");
        }
        Fields fields = request.fields();
        return answer(accounts.signIn(fields.text("name"), fields.text("password")));
    }

    private Reply setUp(Request request) throws JsonException {
        if (!tries.take(request.address())) {
            return Reply.refused("TOO_MANY_TRIES");
        }
        Fields fields = request.fields();
        boolean right = setUpCode
                .filter(code -> accounts.isEmpty())
                .filter(code -> same(code, fields))
                .isPresent();
        if (!right) {
            return Reply.refused("SET_UP_CODE_WRONG");
        }
        String password = fields.text("password");
        if (password.length() < Accounts.SHORTEST_PASSWORD) {
            return Reply.refused("PASSWORD_WEAK");
        }
        String name = fields.text("name");
        User administrator =
                new User(name, name, "ADMINISTRATOR", Optional.empty(), Optional.empty(), Optional.empty());
        accounts.create(administrator, Optional.of(password));
        return answer(accounts.signIn(name, password));
    }

    private static boolean same(String code, Fields fields) {
        try {
            return Accounts.same(code, fields.text("code"));
        } catch (JsonException missing) {
            return false;
        }
    }

    private static Reply answer(Accounts.SignIn signIn) {
        return switch (signIn) {
            case Accounts.SignIn.Done done -> new Reply.Data(me(session(done.user())), Optional.of(done.token()));
            case Accounts.SignIn.Refused refused ->
                Reply.refused(refused.code(), Json.object("minutes", Json.number(refused.minutes())));
        };
    }

    /** Returns the session of a signed-in user. */
    static Session session(User user) {
        return new Session(user.login(), user.name(), user.role(), user.meeting(), user.person());
    }

    private static Json me(Session session) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("name", Json.text(session.name()));
        fields.put("role", Json.text(session.role()));
        session.person().ifPresent(id -> fields.put("personId", Json.text(id)));
        session.meeting().ifPresent(id -> fields.put("meeting", Json.text(id)));
        return new Json.Obj(fields);
    }
}
