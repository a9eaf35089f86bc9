package org.piaoxiang.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/**
 * Tells listeners what has changed. A change only marks the meeting; one task at a time per meeting then writes the newest
 * state to everybody, made once for each audience, so that a burst of changes or a full hall costs little. While ballots come
 * in, persons are told only how many, at most ten times a second, and tablets nothing.
 */
public final class LiveHub {
    /** Event-bus addresses on which servers of one cluster tell each other of changes. */
    private static final String CHANGED = "piaoxiang.changed";

    private static final String RETURNED = "piaoxiang.returned";

    private static final long RETURNED_MILLIS = 100;

    /** Who listeners with a meeting's token are; others are as their role is called. */
    static final String TABLET = "TABLET";

    /** What listeners are told. Blocking. */
    public interface Messages {
        /** Returns what each audience sees of {@code meeting} now. */
        Function<String, Json> now(String meeting);

        /** Returns how many ballots are in the open box of {@code meeting}. */
        Json returned(String meeting);
    }

    private static final class Listener {
        final ServerWebSocket socket;
        final String audience;
        /** Has not seen the newest state: new, or too slow to take it. */
        volatile boolean behind = true;

        Listener(ServerWebSocket socket, String audience) {
            this.socket = socket;
            this.audience = audience;
        }

        /** Says {@code text}, unless what was said before still waits to be sent. */
        void tell(String text) {
            behind = true;
            if (!socket.writeQueueFull()) {
                behind = false;
                socket.writeTextMessage(text);
            }
        }
    }

    private static final class Channel {
        final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        final AtomicBoolean changed = new AtomicBoolean();
        final AtomicBoolean returned = new AtomicBoolean();
        final AtomicBoolean behind = new AtomicBoolean();
        final AtomicBoolean writing = new AtomicBoolean();
        final AtomicBoolean waiting = new AtomicBoolean();
        volatile long lastReturned = System.nanoTime();

        boolean hasNews() {
            return changed.get() || returned.get() || behind.get();
        }
    }

    private final Vertx vertx;
    private final ExecutorService threads;
    private final Messages messages;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    /** Makes a hub that computes messages on {@code threads}. */
    public LiveHub(Vertx vertx, ExecutorService threads, Messages messages) {
        this.vertx = vertx;
        this.threads = threads;
        this.messages = messages;
        vertx.eventBus().<String>consumer(CHANGED, message -> {
            Channel channel = channels.get(message.body());
            if (channel != null) {
                wake(message.body(), channel, channel.changed);
            }
        });
        vertx.eventBus().<String>consumer(RETURNED, message -> count(message.body()));
    }

    /** Adds a listener and tells it what its audience, a role's name or {@link #TABLET}, should see now. */
    public void listen(String meeting, ServerWebSocket socket, String audience) {
        Channel channel = channels.computeIfAbsent(meeting, id -> new Channel());
        Listener listener = new Listener(socket, audience);
        channel.listeners.add(listener);
        socket.closeHandler(closed -> channel.listeners.remove(listener));
        socket.drainHandler(drained -> {
            if (listener.behind) {
                wake(meeting, channel, channel.behind);
            }
        });
        wake(meeting, channel, channel.behind);
    }

    /** Says that the record of {@code meeting} has grown, here or on another server. */
    static void changed(Vertx vertx, String meeting) {
        vertx.eventBus().publish(CHANGED, meeting);
    }

    /** Ends every connection to {@code meeting} here; who still may listen comes back by itself. */
    void disconnect(String meeting) {
        Channel channel = channels.get(meeting);
        if (channel != null) {
            channel.listeners.forEach(listener -> listener.socket.close());
        }
    }

    /** Says that ballots have come in. */
    static void returned(Vertx vertx, String meeting) {
        vertx.eventBus().publish(RETURNED, meeting);
    }

    /** Lets a moment pass between two numbers. */
    private void count(String meeting) {
        Channel channel = channels.get(meeting);
        if (channel != null && channel.waiting.compareAndSet(false, true)) {
            long since = (System.nanoTime() - channel.lastReturned) / 1_000_000;
            vertx.setTimer(Math.max(1, RETURNED_MILLIS - since), timer -> {
                channel.lastReturned = System.nanoTime();
                channel.waiting.set(false);
                wake(meeting, channel, channel.returned);
            });
        }
    }

    private void wake(String meeting, Channel channel, AtomicBoolean what) {
        what.set(true);
        if (channel.writing.compareAndSet(false, true)) {
            threads.execute(() -> write(meeting, channel));
        }
    }

    private void write(String meeting, Channel channel) {
        do {
            while (channel.hasNews()) {
                try {
                    tell(meeting, channel);
                } catch (RuntimeException unknown) {
                    // They come back and ask again.
                    channel.listeners.forEach(listener -> listener.socket.close());
                }
            }
            channel.writing.set(false);
            // A change between the last look and the line above found "writing" still set: take it up here.
        } while (channel.hasNews() && channel.writing.compareAndSet(false, true));
    }

    private void tell(String meeting, Channel channel) {
        boolean all = channel.changed.getAndSet(false);
        boolean some = channel.behind.getAndSet(false);
        boolean number = channel.returned.getAndSet(false);
        Function<String, Json> view = all || some ? messages.now(meeting) : audience -> Json.object();
        String returned = number && !all ? JsonWriter.compact(messages.returned(meeting)) : "";
        Map<String, String> texts = new HashMap<>();
        for (Listener listener : channel.listeners) {
            if (all || (some && listener.behind)) {
                listener.tell(
                        texts.computeIfAbsent(listener.audience, audience -> JsonWriter.compact(view.apply(audience))));
            } else if (number && !listener.behind && !listener.audience.equals(TABLET)) {
                listener.tell(returned);
            }
        }
    }
}
