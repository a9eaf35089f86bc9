package org.piaoxiang.cli.bench.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * What an iteration did and how much processor time the whole process spent on it, collecting garbage included: a rate for one
 * core that does not hang on who else uses the machine.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Work {
    /** How often something was done. */
    public long done;

    /** Nanoseconds of all processors together. */
    public long processorNanos;

    private long begin;

    /** Begins to count. */
    @Setup(Level.Iteration)
    public void begin(ThreadParams threads) {
        if (threads.getThreadCount() != 1) {
            throw new IllegalStateException("the time of the process says nothing about several threads");
        }
        done = 0;
        begin = processorNanos();
    }

    /** Ends counting. */
    @TearDown(Level.Iteration)
    public void end() {
        processorNanos = processorNanos() - begin;
    }

    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
