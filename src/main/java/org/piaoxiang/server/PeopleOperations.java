package org.piaoxiang.server;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.meeting.entry.Role;
import org.piaoxiang.meeting.roster.Person;
import org.piaoxiang.proceedings.Accounts;
import org.piaoxiang.proceedings.MeetingRooms;
import org.piaoxiang.proceedings.port.AccountStore.User;

/**
 * Accounts: the administrator makes all of them, a clerk those who work in a meeting. Nobody chooses another's password:
 * whoever gets an account gets a one-time link and may set a password of their own.
 */
public final class PeopleOperations {
    private static final Duration LINK_LIFE = Duration.ofDays(3);
    private static final System.Logger LOG = System.getLogger(PeopleOperations.class.getName());

    /** Whose account a clerk may not make: those who run the system, and those who control the clerk. */
    private static final Set<Role> BY_ADMINISTRATOR_ONLY =
            Set.of(Role.ADMINISTRATOR, Role.CLERK, Role.OBSERVER, Role.SUPERIOR, Role.SUPERVISION);

    /** Who belongs to no meeting, and so sees all. */
    private static final Set<Role> OF_ALL_MEETINGS = Set.of(Role.ADMINISTRATOR, Role.CLERK);

    /** Who may belong to one meeting, or to none and see all: departments that review. */
    private static final Set<Role> OF_ANY = Set.of(Role.SUPERIOR, Role.SUPERVISION);

    /** What nobody signs in as. */
    private static final Set<Role> NOT_PEOPLE = Set.of(Role.SERVER, Role.DEVICE);

    private final Accounts accounts;
    private final MeetingRooms rooms;

    /** Makes the operations. */
    public PeopleOperations(Accounts accounts, MeetingRooms rooms) {
        this.accounts = accounts;
        this.rooms = rooms;
    }

    /** Adds them to {@code operations}. */
    public void addTo(Map<String, Operation> operations) {
        operations.put("accounts", this::list);
        operations.put("createAccount", this::create);
        operations.put("linkAccount", request -> on(request, user -> link(user.login())));
        operations.put(
                "unlockAccount",
                request -> on(request, user -> {
                    accounts.unlock(user.login());
                    return Reply.done();
                }));
        operations.put("removeAccount", this::remove);
        operations.put("setPassword", this::setPassword);
    }

    private Reply list(Request request) {
        Session session = request.signedIn();
        if (!isInCharge(session)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        return Reply.data(Json.array(accounts.users().stream()
                .filter(user -> mayTouch(session, user))
                .map(this::json)
                .toList()));
    }

    private Json json(User user) {
        Map<String, Json> fields = new LinkedHashMap<>();
        fields.put("login", Json.text(user.login()));
        fields.put("name", Json.text(user.name()));
        fields.put("role", Json.text(user.role()));
        user.meeting().ifPresent(id -> {
            fields.put("meeting", Json.text(id));
            rooms.state(id)
                    .flatMap(state -> state.created())
                    .ifPresent(header -> fields.put("meetingTitle", Json.text(header.title())));
        });
        user.person().ifPresent(id -> fields.put("personId", Json.text(id)));
        fields.put("hasPassword", new Json.Bool(user.passwordHash().isPresent()));
        fields.put("locked", new Json.Bool(accounts.isLocked(user.login())));
        return new Json.Obj(fields);
    }

    private Reply create(Request request) throws JsonException {
        Session session = request.signedIn();
        Fields fields = request.fields();
        Optional<String> meeting = optionalText(fields, "meeting");
        Optional<String> person = optionalText(fields, "personId");
        User user = new User(
                fields.text("login").strip(),
                fields.text("name").strip(),
                fields.text("role"),
                meeting,
                person,
                Optional.empty());
        if (!mayTouch(session, user)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        if (user.login().isEmpty() || user.name().isEmpty()) {
            return new Reply.Refused(Problem.badRequest("login, name"));
        }
        Role role = Role.valueOf(user.role());
        if (!OF_ANY.contains(role) && OF_ALL_MEETINGS.contains(role) == meeting.isPresent()) {
            return Reply.refused("ACCOUNT_NEEDS_MEETING");
        }
        if (meeting.isPresent() && rooms.state(meeting.get()).isEmpty()) {
            return Reply.refused("NOT_FOUND");
        }
        if (person.isPresent() && !isOnRoster(meeting, person.get())) {
            return Reply.refused("UNKNOWN_PERSON", Json.object("person", Json.text(person.get())));
        }
        if (!accounts.create(user, Optional.empty())) {
            return Reply.refused("LOGIN_TAKEN", Json.object("login", Json.text(user.login())));
        }
        LOG.log(System.Logger.Level.INFO, "account made: {0}, {1}, by {2}", user.login(), user.role(), session.user());
        return link(user.login());
    }

    private Reply remove(Request request) {
        return on(request, user -> {
            if (user.login().equals(request.signedIn().user())) {
                return Reply.refused("OWN_ACCOUNT");
            }
            accounts.remove(user.login());
            LOG.log(
                    System.Logger.Level.INFO,
                    "account removed: {0}, by {1}",
                    user.login(),
                    request.signedIn().user());
            return Reply.done();
        });
    }

    private Reply setPassword(Request request) throws JsonException {
        Session session = request.signedIn();
        Fields fields = request.fields();
        String password = fields.text("password");
        if (password.length() < Accounts.SHORTEST_PASSWORD) {
            return Reply.refused("PASSWORD_WEAK");
        }
        return switch (accounts.changePassword(session.user(), optionalText(fields, "current"), password)) {
            case CHANGED -> Reply.done();
            case WRONG -> Reply.refused("SIGN_IN_FAILED");
            case LOCKED -> Reply.refused("SIGN_IN_LOCKED", Json.object("minutes", Json.number(accounts.lockMinutes())));
        };
    }

    private Reply link(String login) {
        return Reply.data(Json.object("login", Json.text(login), "token", Json.text(accounts.link(login, LINK_LIFE))));
    }

    /** What is done to somebody's account. */
    private interface Deed {
        Reply to(User user);
    }

    /** Accounts that one may not touch are not told apart from those that are not there. */
    private Reply on(Request request, Deed deed) {
        Session session = request.signedIn();
        if (!isInCharge(session)) {
            return Reply.refused("ROLE_NOT_ALLOWED");
        }
        return accounts.user(request.path("login"))
                .filter(user -> mayTouch(session, user))
                .map(deed::to)
                .orElseGet(() -> Reply.refused("NOT_FOUND"));
    }

    private static boolean isInCharge(Session session) {
        return OF_ALL_MEETINGS.contains(Role.valueOf(session.role()));
    }

    private static boolean mayTouch(Session session, User user) {
        Role role = Role.valueOf(user.role());
        return switch (Role.valueOf(session.role())) {
            case ADMINISTRATOR -> !NOT_PEOPLE.contains(role);
            case CLERK ->
                !NOT_PEOPLE.contains(role)
                        && !BY_ADMINISTRATOR_ONLY.contains(role)
                        && user.meeting().filter(session::sees).isPresent();
            default -> false;
        };
    }

    private boolean isOnRoster(Optional<String> meeting, String person) {
        return meeting.flatMap(rooms::state)
                .filter(state ->
                        state.roster().persons().stream().map(Person::id).anyMatch(person::equals))
                .isPresent();
    }

    private static Optional<String> optionalText(Fields fields, String name) throws JsonException {
        return fields.optional(name).isPresent() ? Optional.of(fields.text(name)) : Optional.empty();
    }
}
