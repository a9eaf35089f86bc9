package org.piaoxiang.papers.sheet;

import java.util.ArrayList;
import java.util.List;
import org.piaoxiang.papers.account.Account;
import org.piaoxiang.papers.account.Attendee;
import org.piaoxiang.papers.account.RecordFacts;

/** The 签到表. */
public final class AttendanceSheet {
    private static final List<Integer> WIDTHS = List.of(6, 14, 26, 11, 7, 16, 18, 10, 24);
    private static final int POST = 13;
    private static final int REMARK = 12;
    private static final int REASON = 9;

    private AttendanceSheet() {}

    /** Writes the sign-in sheet of {@code account}. */
    public static byte[] of(Account account, RecordFacts facts) {
        Book book = new Book();
        Sheet sheet = book.sheet("签到表", WIDTHS);
        sheet.title("签到表");
        sheet.line("会议名称：" + account.header().title());
        sheet.line("时间：" + account.date() + "　　地点：" + account.header().place());
        sheet.headings(List.of("序号", "姓名", "职务", "身份", "应到", "签到", "请假事由", "书面意见", "备注"), 24f);
        int number = 1;
        for (Attendee one : account.attendees()) {
            sheet.values(row(number++, one), height(one));
        }
        sheet.gap();
        sheet.line("应到" + account.entitled() + "人　　实到" + account.present() + "人　　请假" + account.excused() + "人　　缺席"
                + account.absent() + "人");
        sheet.line("签到工作人员（签名）：＿＿＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿", 2);
        sheet.print(true, facts.words());
        return book.bytes(account.title("签到表"));
    }

    private static List<Value> row(int number, Attendee one) {
        List<Value> row = new ArrayList<>();
        row.add(Value.of(number));
        row.add(Value.of(one.person().name()));
        row.add(Value.wide(one.post()));
        row.add(Value.of(one.capacity()));
        row.add(Value.of(one.entitled() ? "√" : ""));
        row.add(Value.of(one.came() ? one.arrivals().getFirst() : one.excused() ? "请假" : "未到"));
        row.add(Value.wide(one.excused() ? one.reason().orElse("") : ""));
        row.add(Value.of(one.wrote() ? "有" : one.entitled() && !one.came() ? "无" : ""));
        row.add(Value.wide(one.remarks()));
        return row;
    }

    private static float height(Attendee one) {
        int reason = one.excused() ? one.reason().orElse("").length() : 0;
        int lines = Math.max(
                Math.max(lines(one.post().length(), POST), lines(one.remarks().length(), REMARK)),
                lines(reason, REASON));
        return 6f + 16f * lines;
    }

    private static int lines(int characters, int each) {
        return Math.max(1, (characters + each - 1) / each);
    }
}
