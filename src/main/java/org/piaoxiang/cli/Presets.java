package org.piaoxiang.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.piaoxiang.protocol.ballot.HomomorphicQuestion;
import org.piaoxiang.protocol.ballot.NonHomomorphicQuestion;
import org.piaoxiang.protocol.ballot.Question;

/** Ballots to try the box with; each constant is named as the command line has it. */
public enum Presets {
    /** One person, one decision. */
    vote("SC_APPOINTMENT"),
    /** A list of names, up to two of them. */
    list("RECOMMENDATION_MEETING"),
    /** A grade for each of five persons. */
    appraisal("APPRAISAL"),
    /** A decision, and a name that is not on any list: the tag 1 and two numbers of two bytes each on the roster. */
    writein("RECOMMENDATION_MEETING");

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
                yield List.of(new HomomorphicQuestion("推荐 A局副局长人选", names, Optional.of(true), 1, 2));
            }
            case appraisal ->
                Stream.of("张三", "李四", "王五", "赵六", "钱七")
                        .<Question>map(person -> Question.of(person, List.of("优秀", "称职", "基本称职", "不称职"), 1, 1))
                        .toList();
            case writein ->
                List.of(
                        Question.of("是否在本单位产生人选", List.of("是", "否"), 1, 1),
                        NonHomomorphicQuestion.of("另推荐人选（花名册编号）", List.of("标记", "第一人高位", "第一人低位", "第二人高位", "第二人低位")));
        };
    }
}
