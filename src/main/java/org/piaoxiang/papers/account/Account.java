package org.piaoxiang.papers.account;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.piaoxiang.meeting.entry.Entry;
import org.piaoxiang.meeting.observation.Observation;
import org.piaoxiang.meeting.review.Review;
import org.piaoxiang.meeting.round.Challenges;
import org.piaoxiang.meeting.rule.Comparison;
import org.piaoxiang.meeting.state.Header;
import org.piaoxiang.meeting.state.MeetingState;
import org.piaoxiang.meeting.state.Officers;

/**
 * What happened in a meeting. Every paper is made from this alone.
 *
 * @param date the day of the meeting
 * @param start the time of day at which it began
 * @param end the time of day at which it was adjourned
 * @param quorum the test of attendance at the opening
 * @param scrutiny how scrutineers and tellers were approved
 * @param sealed whether every round that was counted had been sealed by the observer
 * @param cosigned whether the observer signed every closed box
 * @param reviewed what the superior said about attending, where it reviewed the plan
 * @param observation what the observer said and did besides
 * @param challenges of tablets, in all rounds
 * @param checked the observer's word on the draft minutes
 */
public record Account(
        Header header,
        String date,
        String start,
        Optional<String> end,
        List<Attendee> attendees,
        Optional<Quorum> quorum,
        Optional<Scrutiny> scrutiny,
        Optional<Officers.ObserverCard> observer,
        List<String> recorders,
        List<ItemAccount> items,
        List<Correction> corrections,
        Optional<String> adjournedEarly,
        boolean sealed,
        boolean cosigned,
        Optional<Review.Attending> reviewed,
        Observation observation,
        Challenges challenges,
        Optional<Checked> checked) {
    /** What the observer found of the draft minutes, the last time. */
    public record Checked(boolean agrees, Optional<String> text, String by, String at) {}

    /** The attendance reported at the opening, and its test. */
    public record Quorum(
            int entitled, int present, int onLeave, int absent, Comparison test, Optional<String> waived) {}

    /** Scrutineers and tellers, by name, and the hands that approved them. */
    public record Scrutiny(Optional<String> chief, List<String> scrutineers, List<String> tellers, Hands hands) {
        /** Returns the words of the minutes. */
        public String words() {
            return chief.map(name -> "总监票人" + name + "；").orElse("") + "监票人" + Words.list(scrutineers) + "；计票人"
                    + Words.list(tellers);
        }
    }

    /** A signed correction of the record. */
    public record Correction(int number, int entry, String text, String by, String at) {}

    /** Puts together the account of the meeting that {@code entries} make. */
    public static Account of(MeetingState state, List<Entry> entries) {
        return new Accounts(state, entries).account();
    }

    /** Returns the title of a paper: the meeting's, with {@code paper} after it. */
    public String title(String paper) {
        String title = header.title();
        return title.endsWith(paper)
                ? title
                : title.endsWith("会议") && paper.startsWith("会议") ? title + paper.substring(2) : title + paper;
    }

    /** Returns the time zone of the meeting. */
    public ZoneId zone() {
        return ZoneId.of(header.timeZone());
    }

    /** Returns who presided. */
    public Optional<Attendee> chair() {
        return attendees.stream()
                .filter(person -> person.offices().contains("主持人"))
                .findFirst();
    }

    /** Returns the name of the roster id {@code id}. */
    public String name(String id) {
        return attendees.stream()
                .filter(one -> one.person().id().equals(id))
                .map(Attendee::name)
                .findFirst()
                .orElse(id);
    }

    /** Returns 应到. */
    public int entitled() {
        return (int) attendees.stream().filter(Attendee::entitled).count();
    }

    /** Returns how many of those who ought to come came. */
    public int present() {
        return (int)
                attendees.stream().filter(one -> one.entitled() && one.came()).count();
    }

    /** Returns how many of those who ought to come were excused. */
    public int excused() {
        return (int) attendees.stream()
                .filter(one -> one.entitled() && one.excused())
                .count();
    }

    /** Returns how many of those who ought to come neither came nor were excused. */
    public int absent() {
        return entitled() - present() - excused();
    }

    /** Returns the items that are decided. */
    public List<ItemAccount> decisions() {
        return items.stream().filter(ItemAccount::decides).toList();
    }

    /** Returns the recommendations that were counted. */
    public List<ItemAccount> recommendations() {
        return items.stream().filter(item -> item.recommendation().isPresent()).toList();
    }

    /** Returns the appraisals that were counted. */
    public List<ItemAccount> appraisals() {
        return items.stream().filter(item -> item.appraisal().isPresent()).toList();
    }

    /** Returns the text of the figures at the opening. */
    public String figures() {
        return quorum.map(one -> "应到" + one.entitled() + "人，实到" + one.present() + "人，请假" + one.onLeave() + "人，缺席"
                        + one.absent() + "人")
                .orElse("应到" + entitled() + "人，实到" + present() + "人，请假" + excused() + "人，缺席" + absent() + "人");
    }
}
