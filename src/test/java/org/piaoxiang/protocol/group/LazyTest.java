package org.piaoxiang.protocol.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
    @Test
    void valueIsMadeOnceHoweverManyThreadsAsk() throws InterruptedException, ExecutionException {
        AtomicInteger made = new AtomicInteger();
        Lazy<Object> lazy = new Lazy<>(() -> {
            made.incrementAndGet();
            return new Object();
        });
        assertEquals(0, made.get());
        List<Callable<Object>> askers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            askers.add(lazy::get);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> answer : threads.invokeAll(askers)) {
                assertSame(lazy.get(), answer.get());
            }
        }
        assertEquals(1, made.get());
    }
}
