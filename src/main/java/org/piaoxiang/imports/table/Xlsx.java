package org.piaoxiang.imports.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.xml.sax.SAXException;

/** The first sheet of an XLSX, read as a stream. */
final class Xlsx {
    private Xlsx() {}

    static Table read(byte[] bytes) throws Unreadable {
        Archive.unpack(bytes);
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
            XSSFReader reader = new XSSFReader(file);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(file, false);
            Iterator<InputStream> sheets = reader.getSheetsData();
            if (!sheets.hasNext()) {
                throw new Unreadable("文件里没有工作表，请下载模板填写。");
            }
            try (InputStream sheet = sheets.next()) {
                SheetHandler handler = new SheetHandler(strings, new CellTexts(reader.getStylesTable()));
                SafeXml.parse(sheet, handler);
                return handler.table();
            }
        } catch (SheetHandler.Stop stopped) {
            throw stopped.reason();
        } catch (IOException
                | OpenXML4JException
                | OpenXML4JRuntimeException
                | POIXMLException
                | SAXException
                | IllegalArgumentException
                | IllegalStateException broken) {
            throw new Unreadable("表格文件已损坏或不完整，请用表格软件打开后另存为 .xlsx 再上传。");
        }
    }
}
