package org.piaoxiang.imports.names;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Names in pinyin, with surnames read as surnames. */
public final class Pinyin {
    private static final Transliterator LATIN = Transliterator.getInstance("Han-Latin");

    private Pinyin() {}

    /** Returns the name with tones: surname, space, given name. */
    public static String of(String name) {
        Optional<Surnames.Surname> surname = name.isEmpty() ? Optional.empty() : Surnames.of(name);
        int length = surname.map(Surnames.Surname::length)
                .orElseGet(() -> name.isEmpty() ? 0 : name.offsetByCodePoints(0, 1));
        String family = surname.map(found -> found.readings().getFirst())
                .orElseGet(() -> String.join("", syllables(name.substring(0, length))));
        String given = String.join("", syllables(name.substring(length)));
        return given.isEmpty() ? capital(family) : capital(family) + " " + capital(given);
    }

    /**
     * Returns what a search should find the name by: whole pinyin and initials, without tones and in lower case, for the
     * surname's reading, the others of it, and the everyday one. ü is v, as it is typed.
     */
    public static List<String> keys(String name) {
        if (name.isEmpty()) {
            return List.of();
        }
        Optional<Surnames.Surname> surname = Surnames.of(name);
        int length = surname.map(Surnames.Surname::length).orElse(0);
        List<String> given = syllables(name.substring(length));
        Set<String> keys = new LinkedHashSet<>();
        surname.ifPresent(found -> {
            List<String> everyday = syllables(name.substring(0, length));
            found.readings().forEach(reading -> add(keys, split(reading, everyday.size()), given));
        });
        add(keys, syllables(name.substring(0, length)), given);
        return List.copyOf(keys);
    }

    private static void add(Set<String> keys, List<String> family, List<String> given) {
        StringBuilder whole = new StringBuilder();
        StringBuilder initials = new StringBuilder();
        for (List<String> part : List.of(family, given)) {
            for (String syllable : part) {
                String bare = bare(syllable);
                if (!bare.isEmpty()) {
                    whole.append(bare);
                    initials.appendCodePoint(bare.codePointAt(0));
                }
            }
        }
        keys.add(whole.toString());
        keys.add(initials.toString());
    }

    /** Splits the reading of a compound surname before its last initial consonant. */
    private static List<String> split(String reading, int count) {
        if (count < 2) {
            return List.of(reading);
        }
        String bare = bare(reading);
        for (int i = bare.length() - 2; i > 0; i--) {
            boolean initial =
                    "bpmfdtnlgkhjqxzcsrwy".indexOf(bare.charAt(i)) >= 0 && "aeiouv".indexOf(bare.charAt(i + 1)) >= 0;
            boolean wide = "zcs".indexOf(bare.charAt(i)) >= 0 && bare.charAt(i + 1) == 'h';
            if (initial || wide) {
                return List.of(bare.substring(0, i), bare.substring(i));
            }
        }
        return List.of(bare);
    }

    private static List<String> syllables(String text) {
        List<String> syllables = new ArrayList<>();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                syllables.add(LATIN.transliterate(Character.toString(c)).strip());
            }
        });
        return syllables;
    }

    private static String bare(String syllable) {
        String decomposed = Normalizer.normalize(syllable.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replace("u\u0308", "v");
        StringBuilder bare = new StringBuilder();
        decomposed.codePoints().filter(c -> Character.isLetterOrDigit(c)).forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static String capital(String word) {
        if (word.isEmpty()) {
            return word;
        }
        int first = word.offsetByCodePoints(0, 1);
        return word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first);
    }
}
