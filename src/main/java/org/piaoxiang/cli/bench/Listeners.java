package org.piaoxiang.cli.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.piaoxiang.cli.demo.HallPlay;
import org.piaoxiang.json.Fields;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonException;
import org.piaoxiang.json.JsonReader;
import org.piaoxiang.json.JsonWriter;

/** Screens that listen: projectors, desks and tablets. Notes when each of them saw what. */
final class Listeners implements AutoCloseable {
    private static final String RETURNED = "{\"returned\":";
    private static final int LONGEST_MESSAGE = 16 << 20;

    /** One screen. */
    private static final class Screen {
        private final boolean tablet;
        private volatile long lastView;
        private volatile CountDownLatch waiting = new CountDownLatch(0);
        private volatile boolean armed;
        private int counted;
        private final Map<Integer, Long> seen = new ConcurrentHashMap<>();

        Screen(boolean tablet) {
            this.tablet = tablet;
        }

        void hear(String message) {
            long now = System.nanoTime();
            if (message.startsWith(RETURNED)) {
                int count = count(message);
                for (int i = counted + 1; i <= count; i++) {
                    seen.put(i, now);
                }
                counted = Math.max(counted, count);
            } else if (armed) {
                armed = false;
                lastView = now;
                waiting.countDown();
            }
        }

        private static int count(String message) {
            try {
                return Fields.of(JsonReader.read(message), "message")
                        .object("returned")
                        .integer("count");
            } catch (JsonException misshapen) {
                throw new IllegalStateException(misshapen);
            }
        }
    }

    private final WebSocketClient client;
    private final List<Screen> screens = new ArrayList<>();
    private final List<WebSocket> sockets = new ArrayList<>();

    /** Opens {@code number} screens: two fifths tablets, the rest desks and projectors, whose cookies are given. */
    Listeners(Vertx vertx, int port, HallPlay.Open hall, List<String> cookies, int number) throws InterruptedException {
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(number)
                .setMaxFrameSize(LONGEST_MESSAGE)
                .setMaxMessageSize(LONGEST_MESSAGE));
        int tablets = number * 2 / 5;
        CountDownLatch first = new CountDownLatch(number);
        List<Future<WebSocket>> opening = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            Screen screen = new Screen(i < tablets);
            screen.waiting = first;
            screen.armed = true;
            screens.add(screen);
            WebSocketConnectOptions to = new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI((screen.tablet ? "/api/tablet/" : "/api/meetings/") + hall.meeting() + "/live")
                    .addHeader("Origin", "http://127.0.0.1:" + port);
            if (!screen.tablet) {
                to.addHeader("Cookie", cookies.get(i % cookies.size()));
            }
            opening.add(client.connect(to).onSuccess(socket -> {
                socket.textMessageHandler(screen::hear);
                if (screen.tablet) {
                    socket.writeTextMessage(JsonWriter.compact(Json.object("token", Json.text(hall.token()))));
                }
            }));
        }
        LoadClient.await(Future.all(opening));
        opening.forEach(one -> sockets.add(one.result()));
        require(first.await(1, TimeUnit.MINUTES));
    }

    /** Makes a change, which returns when it was acknowledged, and returns how long after that each screen saw it. */
    List<Long> see(Change change) throws Exception {
        CountDownLatch latch = new CountDownLatch(screens.size());
        for (Screen screen : screens) {
            screen.waiting = latch;
            screen.armed = true;
        }
        change.make();
        long acknowledged = System.nanoTime();
        require(latch.await(1, TimeUnit.MINUTES));
        return screens.stream().map(screen -> screen.lastView - acknowledged).toList();
    }

    /** Something that is acknowledged when it returns. */
    interface Change {
        void make() throws Exception;
    }

    /**
     * Returns how long after the acknowledgement of each cast each screen of a person showed that number, or waits until all
     * have.
     *
     * @param acknowledged when the first, second … receipt was there
     */
    List<Long> returned(List<Long> acknowledged) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        List<Long> latencies = new ArrayList<>();
        for (Screen screen : screens) {
            if (screen.tablet) {
                continue;
            }
            while (!screen.seen.containsKey(acknowledged.size())) {
                require(System.nanoTime() < giveUp);
                Thread.sleep(5);
            }
            for (int i = 1; i <= acknowledged.size(); i++) {
                latencies.add(screen.seen.getOrDefault(i, Long.MAX_VALUE) - acknowledged.get(i - 1));
            }
        }
        return latencies;
    }

    private static void require(boolean seen) {
        if (!seen) {
            throw new IllegalStateException("a screen was not told of a change");
        }
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::close);
        LoadClient.await(client.close());
    }
}
