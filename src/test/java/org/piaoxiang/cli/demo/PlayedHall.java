package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.piaoxiang.cli.SeededRandom;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.protocol.credential.SlipProof;
import org.piaoxiang.protocol.group.Groups;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.verifier.Receipt;

/** A meeting of a hall played over HTTP, for tests of other rooms. */
public final class PlayedHall implements AutoCloseable {
    private final Stage stage;
    private final HallPlay play;
    private final List<SimulatedTablet> tablets;

    private PlayedHall(Stage stage, HallPlay play, List<SimulatedTablet> tablets) {
        this.stage = stage;
        this.play = play;
        this.tablets = tablets;
    }

    /** What a meeting is made of: data of CREATE_MEETING, SET_ROSTER and SET_AGENDA, and who signs in, by key. */
    public record Sample(Json.Obj meeting, Json.Obj roster, Json.Obj agenda, Map<String, Person> people) {}

    /** Somebody who signs in. */
    public record Person(String role, String name, java.util.Optional<String> id) {}

    /** Returns a hall's data. */
    public static Sample sample(int members, int items) {
        SampleMeeting sample = SampleMeeting.hall("hall", members, items);
        Map<String, Person> people = new LinkedHashMap<>();
        sample.accounts()
                .forEach(account ->
                        people.put(account.key(), new Person(account.role(), account.name(), account.person())));
        return new Sample(sample.meeting(), sample.roster(), sample.agenda(), people);
    }

    /** Plays until the first round can begin; {@code cast} holds id, token, server's key and sign-in links. */
    public static PlayedHall gather(URI server, Json.Obj cast, int members, int items, Path folder, Vertx vertx)
            throws Exception {
        Stage stage = new Stage(
                server,
                Fields.of(cast, "cast"),
                Groups.byName("Ed25519").orElseThrow(),
                folder,
                new SecureRandom(),
                vertx);
        HallPlay play = new HallPlay(stage, members);
        List<SimulatedTablet> tablets = new ArrayList<>(play.tablets());
        play.gather(items);
        return new PlayedHall(stage, play, tablets);
    }

    /** Opens a round. */
    public void open(int round) throws Exception {
        play.openRound(round);
    }

    /** Hands out and seals a round, and shows its box empty. */
    public void seal(int round) throws Exception {
        play.handOut("r" + round, List.of("i" + round), play.members());
        stage.seal("r" + round);
        stage.person("scrutineer2").does("ZERO_PROOF", "{'round':'r" + round + "'}");
    }

    /** Tries an act and returns the code that refuses it, or {@code ACCEPTED}. */
    public String tries(String person, String type, String json) throws Exception {
        return stage.person(person).tries(type, json);
    }

    /** Closes a round. */
    public void close(int round) throws Exception {
        play.closeRound(round);
    }

    /** Counts, announces and files a round. */
    public void finish(int round) throws Exception {
        play.finishRound(round);
    }

    /** Makes the body that a tablet would post. */
    public Json.Obj ballots(int round, int tablet) throws Exception {
        return tablets.get(tablet).prepare("r" + round, HallPlay.marks(round, tablet));
    }

    /** Makes the body that a tablet would post whose random numbers follow from {@code seed}. */
    public Json.Obj seededBallots(int round, int tablet, String seed) throws Exception {
        return tablets.get(tablet).drawing(new SeededRandom(seed)).prepare("r" + round, HallPlay.marks(round, tablet));
    }

    /** A tablet's ballots, ready to be cast or to be opened, each as a body to post. */
    public record Committed(String commitment, Json.Obj cast, Json.Obj opening) {}

    /** Makes a tablet commit to its ballots. */
    public Committed commit(int round, int tablet) throws Exception {
        SimulatedTablet.Committed made = tablets.get(tablet).commit("r" + round, HallPlay.marks(round, tablet));
        return new Committed(made.commitment(), made.cast(), made.opening());
    }

    /** Makes what withholds a tablet's slip in a poll. */
    public Json.Obj withholding(String poll, int tablet) {
        return tablets.get(tablet).spoiling(poll, SlipProof.Purpose.WITHHOLD);
    }

    /** Casts with a tablet. */
    public void cast(int round, int tablet) throws Exception {
        tablets.get(tablet).cast("r" + round, HallPlay.marks(round, tablet));
    }

    /** Casts with a tablet and returns the server's receipt: statement and signature. */
    public Json.Obj receipt(int round, int tablet) throws Exception {
        SimulatedTablet caster = tablets.get(tablet);
        String signature = caster.send("r" + round, ballots(round, tablet));
        return Json.object(
                "statement",
                Json.text(new Receipt(stage.meeting(), "r" + round, caster.trackers()).canonical()),
                "signature",
                Json.text(signature));
    }

    /** Tells whether a tablet's ballots are in the closed box. */
    public boolean isInTheBox(int round, int tablet) throws Exception {
        return tablets.get(tablet).isInTheBox("r" + round);
    }

    /** Ends the meeting. */
    public void adjourn() throws Exception {
        stage.person("chair").does("ADJOURN", "{'reason':'其余事项改日再议'}");
    }

    /** Returns somebody's way to the server. */
    public ServerClient person(String key) throws Exception {
        return stage.person(key).client();
    }

    @Override
    public void close() {
        stage.close();
    }
}
