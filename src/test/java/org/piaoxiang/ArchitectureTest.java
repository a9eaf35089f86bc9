package org.piaoxiang;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which room may use which (docs/architecture.md). Rooms that are not built yet hold their rules already. */
class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.piaoxiang");

    /** Every room, with the other rooms it may use besides {@code json}. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("json", List.of()),
            Map.entry("protocol", List.of()),
            Map.entry("record", List.of()),
            Map.entry("meeting", List.of()),
            Map.entry("verifier", List.of("protocol", "record", "meeting")),
            Map.entry("exchange", List.of("protocol", "record", "meeting", "verifier")),
            Map.entry("proceedings", List.of("protocol", "record", "meeting", "verifier", "exchange")),
            Map.entry("store", List.of("protocol", "record", "meeting", "verifier", "exchange", "proceedings")),
            Map.entry("papers", List.of("record", "meeting")),
            Map.entry("imports", List.of("meeting")),
            Map.entry(
                    "server",
                    List.of(
                            "protocol",
                            "record",
                            "meeting",
                            "verifier",
                            "exchange",
                            "proceedings",
                            "papers",
                            "imports",
                            "pages")),
            Map.entry("station", List.of("protocol", "record", "meeting", "verifier", "exchange", "pages")),
            Map.entry("pages", List.of()));

    private static final List<String> PURE = List.of("json", "protocol", "record", "meeting", "verifier", "exchange");

    @Test
    void roomsUseOnlyTheRoomsBelowThem() {
        MAY_USE.forEach((room, others) -> {
            List<String> allowed = new ArrayList<>(others);
            allowed.add(room);
            allowed.add("json");
            noClasses()
                    .that()
                    .resideInAPackage(packages(room))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.piaoxiang..")
                            .and(not(resideInAnyPackage(allowed.stream()
                                    .map(ArchitectureTest::packages)
                                    .toArray(String[]::new)))))
                    .allowEmptyShould(true)
                    .because("a room uses only the rooms below it")
                    .check(HOUSE);
        });
    }

    @Test
    void thePureCoreUsesOnlyTheJdkBesideItsArithmetic() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        PURE.stream().map(ArchitectureTest::packages).toArray(String[]::new))
                .and()
                .resideOutsideOfPackage("org.piaoxiang.protocol.group..")
                .and()
                .doNotHaveFullyQualifiedName("org.piaoxiang.record.VerifyKey")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage("org.piaoxiang..", "java..", "javax..", "org.jspecify..")))
                .because("the core is checked by reading it, and libraries are not read with it")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("org.piaoxiang.protocol.group..")
                .or()
                .haveFullyQualifiedName("org.piaoxiang.record.VerifyKey")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                        "org.piaoxiang..", "java..", "javax..", "org.jspecify..", "org.bouncycastle..")))
                .check(HOUSE);
    }

    @Test
    void thePureCoreKnowsNeitherClockNorSqlNorNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        PURE.stream().map(ArchitectureTest::packages).toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "java.net.."))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .because("time and data are handed in")
                .check(HOUSE);
    }

    @Test
    void nobodyUsesRandomnessThatCanBeGuessed() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Random")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.SplittableRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .callMethod(Math.class, "random")
                .because("secrets come from the source that was handed in")
                .check(HOUSE);
    }

    @Test
    void randomnessIsMadeInTheWiringOnly() {
        noClasses()
                .that()
                // The embedded database makes its own passwords, which no other room ever sees.
                .resideOutsideOfPackages(packages("cli"), packages("store"))
                .should()
                .callConstructor(SecureRandom.class)
                .because("nothing below the wiring finds randomness by itself: it is handed in")
                .check(HOUSE);
    }

    @Test
    void theProtocolKnowsNoRandomnessButItsOwnInterface() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        packages("protocol"), packages("meeting"), packages("verifier"), packages("exchange"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.security.SecureRandom")
                .because("randomness comes through RandomSource")
                .check(HOUSE);
    }

    private static String packages(String room) {
        return "org.piaoxiang." + room + "..";
    }
}
