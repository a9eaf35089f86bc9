package org.piaoxiang.papers.badge;

/**
 * One badge (出席证).
 *
 * @param name of the person
 * @param post of the person
 * @param capacity as it is called: 出席, 列席, 候补, 工作人员
 * @param code text of the QR code
 */
public record Badge(String name, String post, String capacity, String code) {}
