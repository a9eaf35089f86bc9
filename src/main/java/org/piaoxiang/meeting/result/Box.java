package org.piaoxiang.meeting.result;

import java.util.List;
import org.piaoxiang.meeting.entry.ObjectBuilder;
import org.piaoxiang.meeting.round.Poll;

/** The numbers of a ballot box: 发出, 收回, 有效, 无效, 未收回. */
public record Box(int issued, int returned, int valid, int invalid) {
    /** Adds up {@code polls}. */
    public static Box of(List<Poll> polls) {
        return new Box(
                polls.stream().mapToInt(Poll::issued).sum(),
                polls.stream().mapToInt(poll -> poll.returned().orElse(0)).sum(),
                polls.stream()
                        .mapToInt(poll -> poll.count().map(Poll.Count::valid).orElse(0))
                        .sum(),
                polls.stream()
                        .mapToInt(poll -> poll.count().map(Poll.Count::invalid).orElse(0))
                        .sum());
    }

    /** Returns 未收回. */
    public int unreturned() {
        return issued - returned;
    }

    ObjectBuilder into(ObjectBuilder out) {
        return out.put("issued", issued)
                .put("returned", returned)
                .put("unreturned", unreturned())
                .put("valid", valid)
                .put("invalid", invalid);
    }
}
