package org.piaoxiang.cli.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.protocol.group.Group;
import org.piaoxiang.station.ServerClient;
import org.piaoxiang.station.StationRefusal;

/**
 * The demo's meetings as its index page offers them. The committee stands before the address is printed; the assembly's
 * room is set up meanwhile, so that nobody waits for it.
 */
final class DemoMeetings implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DemoMeetings.class.getName());

    private final DemoHost host;
    private final Group group;
    private final Path data;
    private final SecureRandom random;
    private final Vertx vertx;
    private volatile List<Stand> stands = List.of();
    private boolean closed;

    /** A meeting on the index page; without a room it is still being set up. */
    private record Stand(SampleMeeting sample, @Nullable DemoRoom room) {}

    private DemoMeetings(DemoHost host, Group group, Path data, SecureRandom random, Vertx vertx) {
        this.host = host;
        this.group = group;
        this.data = data;
        this.random = random;
        this.vertx = vertx;
    }

    static DemoMeetings open(DemoHost host, Group group, Path data, SecureRandom random, Vertx vertx)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        DemoMeetings meetings = new DemoMeetings(host, group, data, random, vertx);
        meetings.begin();
        return meetings;
    }

    private synchronized void begin()
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        SampleMeeting second = SampleMeeting.assembly();
        DemoRoom room = room(SampleMeeting.standingCommittee());
        stands = List.of(new Stand(room.sample(), room), new Stand(second, null));
        Thread.startVirtualThread(() -> add(second));
    }

    private synchronized void add(SampleMeeting sample) {
        if (closed || stands.stream().allMatch(stand -> stand.room != null)) {
            return;
        }
        List<Stand> standing = new ArrayList<>(stands);
        standing.removeIf(stand -> stand.room == null);
        try {
            standing.add(new Stand(sample, room(sample)));
        } catch (IOException | JsonException | ServerClient.Refusal | StationRefusal broken) {
            LOG.log(System.Logger.Level.WARNING, "the second sample meeting could not be set up", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        stands = List.copyOf(standing);
    }

    private DemoRoom room(SampleMeeting sample)
            throws IOException, InterruptedException, JsonException, ServerClient.Refusal, StationRefusal {
        DemoHost.Ready ready = sample.isAssembly() ? host.prepare(sample) : host.prepareWithMaterials(sample);
        return DemoRoom.open(host, ready, group, data, random, vertx);
    }

    /** Returns what the index page reads. Sign-in links work once, so every look at it gets fresh ones. */
    Json page() {
        List<Json> meetings = new ArrayList<>();
        for (Stand stand : stands) {
            meetings.add(
                    stand.room == null
                            ? Json.object("title", stand.sample.title(), "preparing", new Json.Bool(true))
                            : DemoCards.of(host, stand.room));
        }
        return Json.object("meetings", Json.array(meetings));
    }

    /** Sets all meetings up anew. Those before are left as they are, out of sight. */
    synchronized void reset() {
        try {
            closeRooms();
            begin();
        } catch (IOException | JsonException | ServerClient.Refusal | StationRefusal broken) {
            throw new IllegalStateException("the sample meetings could not be set up again", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeRooms() {
        stands.stream().map(Stand::room).filter(Objects::nonNull).forEach(DemoRoom::close);
        stands = List.of();
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeRooms();
    }
}
