package org.piaoxiang.imports.table;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;

/** Numbers of a sheet as the text a person means: dates as dates, numbers as they are shown. */
final class CellTexts {
    private final StylesTable styles;
    private final DataFormatter formatter = new DataFormatter(java.util.Locale.CHINA);

    CellTexts(StylesTable styles) {
        this.styles = styles;
    }

    /** Returns the number {@code raw} as text; {@code style} is an index into the styles, or -1. */
    String number(String raw, int style) {
        double value = Double.parseDouble(raw);
        if (style < 0 || style >= styles.getNumCellStyles()) {
            return plain(raw);
        }
        XSSFCellStyle format = styles.getStyleAt(style);
        int index = format.getDataFormat();
        String pattern = format.getDataFormatString();
        if (DateUtil.isADateFormat(index, pattern) && DateUtil.isValidExcelDate(value)) {
            LocalDateTime date = DateUtil.getLocalDateTime(value);
            return "%04d-%02d-%02d".formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
        }
        if (pattern == null || pattern.equalsIgnoreCase("General") || pattern.equals("@")) {
            return plain(raw);
        }
        return formatter.formatRawCellContents(value, index, pattern);
    }

    /** Spreadsheets store 1975.03 as 1975.0299999999999 now and then. */
    private static String plain(String raw) {
        BigDecimal value = new BigDecimal(Double.toString(Double.parseDouble(raw)));
        BigDecimal rounded = value.setScale(6, java.math.RoundingMode.HALF_UP);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }
}
