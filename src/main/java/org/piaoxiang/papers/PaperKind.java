package org.piaoxiang.papers;

/** The papers that a meeting can leave. */
public enum PaperKind {
    ATTENDANCE("attendance", "签到表", Format.XLSX),
    MINUTES("minutes", "会议记录", Format.DOCX),
    RESULT_REPORT("result-report", "表决结果报告单", Format.DOCX),
    RESULT_REPORT_PDF("result-report-pdf", "表决结果报告单", Format.PDF),
    RECOMMENDATION("recommendation", "民主推荐汇总表", Format.XLSX),
    APPRAISAL("appraisal", "民主测评汇总表", Format.XLSX),
    REVIEW_LETTER("review-letter", "报审函", Format.PDF),
    REVIEW_OPINION("review-opinion", "审查意见", Format.PDF),
    FILING_RECEIPT("filing-receipt", "任后备案回执", Format.PDF);

    /** How a paper is written. */
    public enum Format {
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        PDF("application/pdf");

        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        /** Returns the content type. */
        public String contentType() {
            return contentType;
        }

        /** Returns how a file name ends. */
        public String ending() {
            return "." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final String key;
    private final String title;
    private final Format format;

    PaperKind(String key, String title, Format format) {
        this.key = key;
        this.title = title;
        this.format = format;
    }

    /** Returns the name by which the paper is asked for. */
    public String key() {
        return key;
    }

    /** Returns how the paper is listed: two forms of one paper are told apart by what each is for. */
    public String listed() {
        return switch (this) {
            case RESULT_REPORT -> title + "（Word，可编辑）";
            case RESULT_REPORT_PDF -> title + "（PDF，打印签字）";
            case ATTENDANCE, MINUTES, RECOMMENDATION, APPRAISAL, REVIEW_LETTER, REVIEW_OPINION, FILING_RECEIPT -> title;
        };
    }

    /** Returns the title. */
    public String title() {
        return title;
    }

    /** Returns the format. */
    public Format format() {
        return format;
    }
}
