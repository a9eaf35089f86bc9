/**
 * A meeting is its record: pure functions derive everything from the entries (docs/acts.md). Nothing here knows a clock, a
 * random source, a database or a network.
 *
 * <table>
 * <caption>Rooms</caption>
 * <tr><td>{@code entry}</td><td>what the record holds</td></tr>
 * <tr><td>{@code rule}, {@code kind}</td><td>rule packs and ballot kinds as data</td></tr>
 * <tr><td>{@code roster}, {@code attendance}, {@code agenda}, {@code statement}, {@code round}</td><td>the parts of a meeting</td></tr>
 * <tr><td>{@code state}</td><td>the meeting, evolved from entries</td></tr>
 * <tr><td>{@code act}, {@code refusal}</td><td>who may do what, and why not</td></tr>
 * <tr><td>{@code result}</td><td>decision, recommendation, appraisal</td></tr>
 * <tr><td>{@code script}, {@code view}</td><td>what people see</td></tr>
 * </table>
 */
@NullMarked
package org.piaoxiang.meeting;

import org.jspecify.annotations.NullMarked;
