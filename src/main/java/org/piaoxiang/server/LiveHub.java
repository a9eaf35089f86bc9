package org.piaoxiang.server;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.piaoxiang.json.Json;
import org.piaoxiang.json.JsonWriter;

/**
 * Tells listeners what has changed. A change only marks the meeting; one task at a time per meeting then writes the newest
 * state to everybody, so that a burst of changes costs one message.
 */
public final class LiveHub {
    /** Event-bus address on which servers of one cluster tell each other of changes. */
    private static final String ADDRESS = "piaoxiang.changed";

    private record Listener(ServerWebSocket socket, Supplier<Json> message) {}

    private static final class Channel {
        final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
        final AtomicBoolean dirty = new AtomicBoolean();
        final AtomicBoolean writing = new AtomicBoolean();
    }

    private final Vertx vertx;
    private final ExecutorService threads;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    /** Makes a hub that computes messages on {@code threads}. */
    public LiveHub(Vertx vertx, ExecutorService threads) {
        this.vertx = vertx;
        this.threads = threads;
        vertx.eventBus().<String>consumer(ADDRESS, message -> wake(message.body()));
    }

    /** Adds a listener; {@code message} makes what it should see now, on a virtual thread. */
    public void listen(String meeting, ServerWebSocket socket, Supplier<Json> message) {
        Channel channel = channels.computeIfAbsent(meeting, id -> new Channel());
        Listener listener = new Listener(socket, message);
        channel.listeners.add(listener);
        socket.closeHandler(closed -> channel.listeners.remove(listener));
        wake(meeting);
    }

    /** Says that something in {@code meeting} has changed, here or on another server. */
    public void changed(String meeting) {
        vertx.eventBus().publish(ADDRESS, meeting);
    }

    /** Ends every connection to {@code meeting} here; who still may listen comes back by itself. */
    void disconnect(String meeting) {
        Channel channel = channels.get(meeting);
        if (channel != null) {
            channel.listeners.forEach(listener -> listener.socket.close());
        }
    }

    private void wake(String meeting) {
        Channel channel = channels.get(meeting);
        if (channel == null) {
            return;
        }
        channel.dirty.set(true);
        if (channel.writing.compareAndSet(false, true)) {
            threads.execute(() -> write(channel));
        }
    }

    private void write(Channel channel) {
        do {
            while (channel.dirty.getAndSet(false)) {
                for (Listener listener : channel.listeners) {
                    tell(listener);
                }
            }
            channel.writing.set(false);
            // A change between the last look and the line above found "writing" still set: take it up here.
        } while (channel.dirty.get() && channel.writing.compareAndSet(false, true));
    }

    private static void tell(Listener listener) {
        try {
            String text = JsonWriter.compact(listener.message.get());
            listener.socket.writeTextMessage(text);
        } catch (RuntimeException gone) {
            listener.socket.close();
        }
    }
}
