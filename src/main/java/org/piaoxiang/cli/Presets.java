package org.piaoxiang.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.protocol.ballot.Question;

/** Ballots to try the box with; each constant is named as the command line has it. */
public enum Presets {
    /** One person, one decision. */
    vote("SC_APPOINTMENT"),
    /** A list of names, up to two of them. */
    list("RECOMMENDATION_MEETING"),
    /** A grade for each of five persons. */
    appraisal("APPRAISAL");

    private final String kind;

    Presets(String kind) {
        this.kind = kind;
    }

    /** Returns the ballot kind. */
    public String kind() {
        return kind;
    }

    /** Returns the questions. */
    public List<Question> questions() {
        return switch (this) {
            case vote -> List.of(Question.of("张三 拟任 A局副局长", List.of("同意", "不同意", "弃权"), 1, 1));
            case list -> {
                List<String> names = List.of("张三", "李四", "王五", "赵六", "钱七", "孙八");
                yield List.of(new Question("推荐 A局副局长人选", names, Optional.of(true), 1, 2));
            }
            case appraisal ->
                Stream.of("张三", "李四", "王五", "赵六", "钱七")
                        .map(person -> Question.of(person, List.of("优秀", "称职", "基本称职", "不称职"), 1, 1))
                        .toList();
        };
    }
}
