/**
 * Real input: rosters and agendas from spreadsheets and 干部任免审批表, materials from PDFs. A file becomes what
 * {@code SET_ROSTER} and {@code SET_AGENDA} take (docs/acts.md), or the list of everything that is wrong with it; nothing
 * here changes a meeting.
 *
 * <table>
 * <caption>Rooms</caption>
 * <tr><td>{@code table}</td><td>XLSX and CSV as rows of text</td></tr>
 * <tr><td>{@code names}</td><td>stroke order and pinyin</td></tr>
 * <tr><td>{@code material}</td><td>pages of a PDF as images</td></tr>
 * </table>
 */
@NullMarked
package org.piaoxiang.imports;

import org.jspecify.annotations.NullMarked;
