package org.piaoxiang.imports.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Parses XML that comes from outside: no document type, so no entities; nothing is ever fetched. */
public final class SafeXml {
    private SafeXml() {}

    /** Parses {@code xml}. */
    public static void parse(byte[] xml, DefaultHandler handler) throws SAXException, IOException {
        parse(new ByteArrayInputStream(xml), handler);
    }

    /** Parses {@code xml}. */
    public static void parse(InputStream xml, DefaultHandler handler) throws SAXException, IOException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setXIncludeAware(false);
            factory.newSAXParser().parse(new InputSource(xml), handler);
        } catch (ParserConfigurationException lacking) {
            throw new IllegalStateException(lacking);
        }
    }
}
