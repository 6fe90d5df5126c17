package org.yaomote;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import javafx.application.Platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Condition;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The walls between the rooms: who may use whom and what. Architecture in a table; a new arrow is
/// a new word here, and a decision record says why.
class RoomsTest {
    private static final String ROOT = "org.yaomote.";
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.yaomote");

    /// What waits for another thread.
    private static final Set<String> BLOCKING =
            Set.of(
                    "sync",
                    "syncUninterruptibly",
                    "await",
                    "awaitUninterruptibly",
                    "awaitTermination",
                    "join",
                    "sleep",
                    "get",
                    "wait",
                    "acquire",
                    "take",
                    "invokeAll",
                    "invokeAny");

    /// A room and what its classes may depend on, apart from themselves, `java..` and JSpecify.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    room         | rooms                                      | libraries
                    policy       |                                            |
                    config       | policy patterns                            |
                    patterns     | policy                                     | re2j
                    rules        | policy patterns config http                | bouncycastle codec crypto
                    words        | policy config                              |
                    metrics      |                                            | hdrhistogram
                    states       | policy config metrics                      |
                    exposition   | metrics                                    | prometheus
                    http         |                                            | netty-buffer x500
                    http2        | http                                       | netty-buffer
                    files        |                                            |
                    handshake    |                                            | ssl
                    tls          | policy config handshake                    | netty bouncycastle ssl
                    transport    | policy tls                                 | netty ssl
                    accesslog    | policy config files                        |
                    traffic      | policy config metrics words                | jackson
                    proxy        | policy config metrics exposition balance http http2 transport tls accesslog rules traffic | netty
                    balance      | policy config metrics                      | crypto
                    pound        | policy config words patterns               |
                    convert      | policy config words                        | jackson
                    store        | policy config words files                  | jackson
                    changes      | policy config                              |
                    proof        | policy config metrics handshake patterns   | ssl
                    notices      |                                            |
                    control      | policy config metrics states store         | jackson peer
                    events       |                                            | jackson
                    workspace    | policy config metrics proxy store changes proof |
                    rehearsal    | policy config metrics handshake proof      | ssl
                    targets      |                                            |
                    echo         |                                            |
                    inspect      | handshake                                  | ssl x500
                    sweep        | targets echo inspect                       |
                    watch        | echo sweep                                 |
                    roster       | targets sweep files                        | jackson
                    demo         |                                            | httpserver
                    certificate  | handshake files                            | bouncycastle ssl
                    authority    | certificate                                |
                    acme         | certificate files                          | acme4j ssl crypto
                    programs     | files                                      |
                    trust        | programs files                             | ssl x500
                    startup      | programs                                   |
                    rights       | policy config                              |
                    ports        | programs                                   |
                    tray         |                                            |
                    diagnostics  | files                                      | jackson
                    ui.diagnostics | policy config metrics words workspace events diagnostics ui.fx ui.editing | fx
                    ui.fx        | policy config metrics states words workspace events | fx
                    ui.editing   | policy config metrics states words workspace events changes programs ui.fx | fx
                    ui.overview  | policy config metrics states words workspace events ui.fx ui.history ui.editing | fx
                    ui.listeners | policy config metrics states words workspace events ui.fx ui.editing | fx
                    ui.ports     | policy config words workspace events ports programs ui.fx ui.editing | fx
                    ui.wizard    | policy config metrics states words workspace events ports certificate authority acme trust programs targets sweep inspect ui.fx ui.editing ui.ports ui.certificates | fx ssl
                    ui.services  | policy config metrics states words workspace events proof rehearsal ui.fx ui.editing | fx
                    ui.certificates | policy config words workspace events certificate authority acme trust programs ui.fx ui.editing | fx
                    ui.settings  | policy config metrics states words workspace events programs startup ui.fx ui.editing | fx
                    ui.sweep     | policy config metrics states words workspace events targets sweep watch roster ui.fx ui.editing | fx
                    ui.traffic   | policy config metrics states words workspace events traffic ui.fx ui.editing | fx
                    ui.importing | policy config words convert workspace changes ui.fx ui.editing | fx
                    ui.history   | policy config metrics states words workspace events changes proof store ports ui.fx ui.editing ui.ports | fx
                    ui.shell     | policy config metrics states words workspace events notices changes proof tray ui.fx ui.overview ui.history ui.editing ports ui.ports | fx
                    app          | policy config words metrics states control pound convert store workspace proxy tls rehearsal demo certificate authority acme trust programs startup diagnostics ui.diagnostics exposition rights targets echo inspect sweep watch roster traffic ui.fx ui.overview ui.listeners ui.services ui.certificates ui.sweep ui.traffic ui.settings ui.importing ui.shell ui.history events notices changes proof ports ui.ports ui.wizard | fx picocli
                    """)
    void aRoomUsesNothingBehindItsWalls(String room, String rooms, String libraries) {
        List<String> allowed = new ArrayList<>(List.of("java..", "org.jspecify..", NO_PACKAGE));
        allowed.add(ROOT + room);
        words(rooms).forEach(other -> allowed.add(ROOT + other));
        words(libraries).forEach(library -> allowed.addAll(packages(library)));

        check(
                classes()
                        .that()
                        .resideInAPackage(ROOT + room + "..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(allowed.toArray(String[]::new))));
    }

    /// Where ArchUnit sees `int` and `byte[]`.
    private static final String NO_PACKAGE = "";

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    private static List<String> packages(String library) {
        return switch (library) {
            case "prometheus" -> List.of("io.prometheus.metrics..");
            case "hdrhistogram" -> List.of("org.HdrHistogram..");
            case "netty-buffer" -> List.of("io.netty.buffer..");
            // Names in certificates and their parts; the classes only take texts apart.
            case "x500" ->
                    List.of(
                            "javax.security.auth.x500..",
                            "javax.naming",
                            "javax.naming.directory",
                            "javax.naming.ldap");
            case "netty" -> List.of("io.netty..");
            case "re2j" -> List.of("com.google.re2j..");
            case "codec" -> List.of("org.apache.commons.codec..");
            case "bouncycastle" -> List.of("org.bouncycastle..");
            case "acme4j" -> List.of("org.shredzone.acme4j..");
            case "crypto" -> List.of("javax.crypto..");
            case "ssl" -> List.of("javax.net.ssl..", "javax.security..");
            // Who is at the other end of a socket of this computer.
            case "peer" -> List.of("jdk.net..");
            case "jackson" -> List.of("tools.jackson..");
            case "httpserver" -> List.of("com.sun.net.httpserver..");
            case "picocli" -> List.of("picocli..");
            case "fx" ->
                    List.of("javafx..", "atlantafx..", "org.controlsfx..", "org.kordamp.ikonli..");
            default -> throw new AssertionError("no such library: " + library);
        };
    }

    @Test
    void everyPackageIsARoomOfTheTable() throws NoSuchMethodException {
        Method table =
                RoomsTest.class.getDeclaredMethod(
                        "aRoomUsesNothingBehindItsWalls", String.class, String.class, String.class);
        Set<String> rows =
                table.getAnnotation(CsvSource.class)
                        .textBlock()
                        .lines()
                        .skip(1)
                        .map(row -> ROOT + row.substring(0, row.indexOf('|')).strip())
                        .collect(Collectors.toSet());

        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isSubsetOf(rows);
    }

    @Test
    void roomsHaveNoCycle() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /// No state without an owner: neither singletons nor registries.
    @Test
    void staticFieldsAreFinal() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    /// Decisions 0019, 0023 and 0026: memory and code outside of the JVM have three rooms.
    @Test
    void onlyTlsRightsAndEchoCallForeignCode() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ROOT + "tls", ROOT + "rights", ROOT + "echo")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("java.lang.foreign.."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy",
                "transport",
                "tls",
                "http",
                "http2",
                "balance",
                "metrics",
                "patterns",
                "rules"
            })
    void nothingOnAnEventLoopWaitsForAnotherThread(String room) {
        check(noClasses().that().resideInAPackage(ROOT + room).should().callMethodWhere(waiting()));
    }

    /// Quality bar Q33: who wants no motion has none to switch off. A pause only waits.
    @Test
    void nothingInTheWindowIsAnimated() {
        check(
                noClasses()
                        .should()
                        .dependOnClassesThat(
                                describe(
                                        "move something",
                                        (JavaClass c) ->
                                                c.isAssignableTo("javafx.animation.AnimationTimer")
                                                        || c.isAssignableTo(
                                                                "javafx.animation.Timeline")
                                                        || (c.isAssignableTo(
                                                                        "javafx.animation.Transition")
                                                                && !c.getSimpleName()
                                                                        .equals(
                                                                                "PauseTransition")))));
    }

    @Test
    void theWindowNeverWaitsForAnotherThread() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "ui..")
                        .should()
                        .callMethodWhere(waiting()));
    }

    private static DescribedPredicate<JavaMethodCall> waiting() {
        DescribedPredicate<JavaClass> somethingToWaitFor =
                assignableTo(Future.class)
                        .or(assignableTo(Thread.class))
                        .or(assignableTo(Condition.class))
                        .or(assignableTo("io.netty.util.concurrent.Future"))
                        .or(assignableTo("java.util.concurrent.CountDownLatch"))
                        .or(assignableTo("java.util.concurrent.CyclicBarrier"))
                        .or(assignableTo("java.util.concurrent.Semaphore"))
                        .or(assignableTo("java.util.concurrent.BlockingQueue"))
                        .or(assignableTo("java.util.concurrent.ExecutorService"));
        DescribedPredicate<JavaMethodCall> byName =
                describe("wait", call -> BLOCKING.contains(call.getTarget().getName()));
        return byName.and(target(owner(somethingToWaitFor)));
    }

    /// Door D2 and D3 of the architecture: one class hands work to the FX thread.
    @Test
    void onlyUiFxHandsWorkToTheFxThread() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "ui.fx")
                        .should()
                        .callMethod(Platform.class, "runLater", Runnable.class));
    }

    @Test
    void onlyAppWritesToTheTerminal() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT + "app")
                        .should()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err"));
    }

    /// Time and chance come in as parameters, so that tests can say them.
    @ParameterizedTest
    @ValueSource(strings = {"config", "words", "metrics", "http", "balance", "pound", "patterns"})
    void theseRoomsHaveNoClockNoChanceNoThreadNoFile(String room) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + room)
                        .should()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod("java.time.Instant", "now")
                        .orShould()
                        .callMethod(Math.class, "random")
                        .orShould()
                        .dependOnClassesThat(
                                resideInAnyPackage("java.nio.file..", "java.nio.channels..")
                                        .or(assignableTo(Thread.class))
                                        .or(assignableTo("java.util.random.RandomGenerator"))
                                        .or(assignableTo("java.util.concurrent.Executor"))
                                        .or(assignableTo("java.io.File"))));
    }

    /// After a computer slept, a fixed rate makes up for all that it missed, at once.
    @Test
    void nothingCatchesUpAfterSleep() {
        check(
                noClasses()
                        .should()
                        .callMethodWhere(
                                describe(
                                        "repeat something at a fixed rate",
                                        (JavaMethodCall call) ->
                                                call.getTarget()
                                                        .getName()
                                                        .equals("scheduleAtFixedRate"))));
    }

    @Test
    void viewModelsKnowNoNode() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx.scene.."));
    }

    @Test
    void noClassHasAnEmptyName() {
        check(
                noClasses()
                        .should()
                        .haveNameMatching(
                                "(?s).*(Util|Utils|Helper|Helpers|Manager|Impl|Info|Data|Base)"));
    }

    /// What does not fit on a few screens is about more than one thing.
    @Test
    void noFileIsLongerThan350Lines() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(351));
        }
    }

    /// Null is an error wherever a package says so: all do.
    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked =
                CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(
                                room ->
                                        !room.isAnnotatedWith(
                                                "org.jspecify.annotations.NullMarked"))
                        .map(room -> room.getName())
                        .toList();

        assertThat(unmarked).isEmpty();
    }

    /// A rule that finds nothing to forbid is kept as well.
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CLASSES);
    }
}
