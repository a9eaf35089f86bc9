package org.piaoxiang.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Computes on several threads, with the outcomes in the order of the inputs. */
final class Parallel {
    /** How many outcomes wait at most, so that a long list does not lie in memory twice. */
    private static final int PENDING = 256;

    private Parallel() {}

    /** One computation. */
    @FunctionalInterface
    interface Step<A, B> {
        B of(A input);
    }

    /** Takes an outcome, on the calling thread. */
    @FunctionalInterface
    interface Sink<B, X extends Exception> {
        void take(B outcome) throws X;
    }

    /** Returns the outcomes. */
    static <A, B> List<B> inOrder(ExecutorService workers, List<A> inputs, Step<A, B> step)
            throws InterruptedException {
        List<B> outcomes = new ArrayList<>();
        forEach(workers, inputs, step, (Sink<B, RuntimeException>) outcomes::add);
        return outcomes;
    }

    /** Hands the outcomes to {@code sink} one by one. */
    static <A, B, X extends Exception> void forEach(
            ExecutorService workers, List<A> inputs, Step<A, B> step, Sink<B, X> sink) throws InterruptedException, X {
        Deque<Future<B>> pending = new ArrayDeque<>();
        for (A input : inputs) {
            pending.add(workers.submit(() -> step.of(input)));
            if (pending.size() > PENDING) {
                sink.take(get(pending.remove()));
            }
        }
        while (!pending.isEmpty()) {
            sink.take(get(pending.remove()));
        }
    }

    private static <B> B get(Future<B> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug.getCause());
        }
    }
}
