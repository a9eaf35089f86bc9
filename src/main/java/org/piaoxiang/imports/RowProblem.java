package org.piaoxiang.imports;

import org.piaoxiang.json.Json;

/**
 * What is wrong, or to be looked at, in one place of a file.
 *
 * @param row as the program that made the file shows it, or the number of the file where there are several
 * @param column the heading, empty where it concerns the whole row
 * @param reason a Chinese sentence that says what to do
 */
public record RowProblem(int row, String column, String reason) {
    /** Returns it as the interface shows it. */
    public Json.Obj json() {
        return Json.object("row", Json.number(row), "column", Json.text(column), "reason", Json.text(reason));
    }
}
