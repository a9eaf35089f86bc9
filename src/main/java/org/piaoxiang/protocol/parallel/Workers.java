package org.piaoxiang.protocol.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Who computes the parts of what can be done side by side: the calling thread, or several side by side. The outcome is the same. */
public final class Workers {
    /** Elements that are worth the handing over: some milliseconds of work. */
    private static final int PIECE = 64;

    private static final Workers ALONE = new Workers(Optional.empty());

    private final Optional<ExecutorService> threads;

    private Workers(Optional<ExecutorService> threads) {
        this.threads = threads;
    }

    /** Returns the calling thread. */
    public static Workers alone() {
        return ALONE;
    }

    /** Returns {@code threads}, of which the calling thread must not be one: it waits for them. */
    public static Workers of(ExecutorService threads) {
        return new Workers(Optional.of(threads));
    }

    /** Returns what {@code tasks} return, in their order. */
    public <T> List<T> all(List<Supplier<T>> tasks) {
        if (threads.isEmpty()) {
            return tasks.stream().map(Supplier::get).toList();
        }
        List<Future<T>> running = new ArrayList<>(tasks.size());
        for (Supplier<T> task : tasks) {
            running.add(threads.get().submit(task::get));
        }
        List<T> results = new ArrayList<>(tasks.size());
        for (Future<T> future : running) {
            results.add(get(future));
        }
        return results;
    }

    /** Returns what {@code step} makes of each input, in their order. */
    public <A, B> List<B> each(List<A> inputs, Function<A, B> step) {
        return each(inputs.size(), index -> step.apply(inputs.get(index)));
    }

    /** Returns what {@code step} makes of each index below {@code size}. */
    public <B> List<B> each(int size, Function<Integer, B> step) {
        List<List<B>> parts = parts(
                size, (from, to) -> IntStream.range(from, to).boxed().map(step).toList());
        return parts.stream().flatMap(List::stream).toList();
    }

    /** What there is to do about the indices {@code from} to {@code to} − 1. */
    @FunctionalInterface
    public interface Part<B> {
        /** Returns what is to be done about this part. */
        B of(int from, int to);
    }

    /** Returns what {@code piece} makes of each part of the indices below {@code size}, in their order. */
    public <B> List<B> parts(int size, Part<B> piece) {
        List<Supplier<B>> tasks = new ArrayList<>();
        for (int from = 0; from < size; from += PIECE) {
            int begin = from;
            int end = Math.min(size, from + PIECE);
            tasks.add(() -> piece.of(begin, end));
        }
        return all(tasks);
    }

    /** An interruption is passed on once the part is done: parts are short, and work half done is of no use. */
    private static <T> T get(Future<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException bug) {
                throw bug;
            }
            throw new IllegalStateException(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
