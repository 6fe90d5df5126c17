package org.yaomote.ui.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;
import org.yaomote.certificate.AuthorityTerms;
import org.yaomote.certificate.BundleServer;
import org.yaomote.certificate.CertificateIssuer;
import org.yaomote.certificate.CertificateReader;
import org.yaomote.certificate.Contents;
import org.yaomote.certificate.ExportFormat;
import org.yaomote.certificate.FileWriting;
import org.yaomote.certificate.Identity;
import org.yaomote.certificate.KeyKind;
import org.yaomote.certificate.LeafTerms;
import org.yaomote.certificate.NameReader;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.certificate.PemWriter;
import org.yaomote.certificate.SigningRequest;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.TlsSettings;
import org.yaomote.fixtures.CertificateFolder;
import org.yaomote.fixtures.Pebble;
import org.yaomote.fixtures.Tool;
import org.yaomote.fixtures.WindowFixture;
import org.yaomote.policy.Condition;
import org.yaomote.ui.Drafts;
import org.yaomote.workspace.Edit;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// One window for all: each test begins with an empty folder and configuration.
class CertificatesScreenIT {
    @TempDir static Path home;
    private static Path folder;
    private static WindowFixture fixture;
    private static CertificateFolder files;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final KeyEvent ESCAPE =
            new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false);

    private final FxRobot robot = new FxRobot();

    @BeforeAll
    static void open() throws TimeoutException {
        folder = home.resolve("profile");
        files = new CertificateFolder(folder);
        FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(
                () -> {
                    fixture =
                            new WindowFixture(
                                    ProxyConfig.EMPTY,
                                    context -> new CertificatesScreen(context, files.tools()));
                    fixture.show(960, 600);
                });
    }

    @BeforeEach
    void clear() throws IOException {
        deleteAll();
        files.now = CertificateFolder.clock();
        robot.interact(
                () -> {
                    leavePage();
                    robot.lookup("#certificates-half").<ToggleButton>query().fire();
                    fixture.workspace.edit(new Edit("discard", List.of(), _ -> ProxyConfig.EMPTY));
                    fixture.go("overview");
                    fixture.go("certificates");
                });
        await().until(() -> sees("#certificates-new-first"));
    }

    @AfterAll
    static void close() {
        fixture.close();
        files.close();
    }

    @Test
    void anEmptyListOffersToMakeOneAndEscapeLeadsBack() {
        robot.clickOn("#certificates-new-first");
        assertThat(sees("#certificates-new-page")).isTrue();
        robot.type(KeyCode.ESCAPE);
        assertThat(sees("#certificates-new-first")).isTrue();
    }

    @Test
    void whatCannotBeANameStaysInTheFieldWithItsReason() {
        begin();
        robot.clickOn("#certificates-names").write("app_lan!,");
        assertThat(text("#certificates-names")).isEqualTo("app_lan!");
        assertThat(robot.lookup(".form-message").<Label>query().getText()).contains("app_lan!");
        robot.interact(() -> field("#certificates-names").clear());
        robot.clickOn("#certificates-names").write("app.lan,");
        assertThat(text("#certificates-names")).isEmpty();
        assertThat(chips()).containsExactly("app.lan");
        robot.type(KeyCode.BACK_SPACE);
        assertThat(chips()).isEmpty();
    }

    @Test
    void aNameTheAuthorityMayNotSignIsSaidAtTheField() {
        begin();
        robot.interact(() -> field("#certificates-names").setText("example.com"));
        fire("#certificates-make");
        await().until(() -> sees(".form-message"));
        assertThat(field("#certificates-names").getPseudoClassStates().toString())
                .contains("danger");
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void usingItForANewListenerIsOneStepThatCanBeUndone() {
        make("app.lan");
        Protocol protocol = fixture.workspace.draft().listeners().getFirst().protocol();
        assertThat(protocol).isInstanceOf(Protocol.Https.class);
        fire("#certificates-done");
        await().untilAsserted(() -> assertThat(rows()).hasSize(2));
        assertThat(rows().getFirst().standing()).isEqualTo(Standing.VALID);
        assertThat(rows().getFirst().users()).hasSize(1);
        assertThat(rows().getLast().standing()).isEqualTo(Standing.AUTHORITY);
        robot.interact(() -> fixture.workspace.undo());
        assertThat(fixture.workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
    }

    @Test
    void renewingMakesANewOneInTheSameFile() {
        Path file = files.issued("old.lan", Duration.ofDays(80));
        refresh(Standing.SOON);
        String before = serial();
        fire("#certificates-renew");
        await().untilAsserted(() -> assertThat(serial()).isNotEqualTo(before));
        assertThat(rows().getFirst().file()).contains(file);
        assertThat(rows().getFirst().standing()).isEqualTo(Standing.VALID);
    }

    /// It makes its successor by itself, and is not removed; both are said where it is described.
    @Test
    void theAuthorityIsNeitherRenewedNorRemovedByHand() {
        files.issued("app.lan", Duration.ZERO);
        refresh(Standing.VALID);
        select(rows().getFirst());
        assertThat(disabled()).containsOnly(false);
        CertificateEntry authority = rows().getLast();
        assertThat(authority.standing()).isEqualTo(Standing.AUTHORITY);
        select(authority);
        assertThat(disabled()).containsOnly(true);
        assertThat(robot.lookup("#certificates-export").<Button>query().isDisabled()).isFalse();
        assertThat(robot.lookup("#certificates-detail .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.contains("makes its successor by itself"));
        assertThat(robot.lookup("#certificates-renew").<Button>query().getAccessibleHelp())
                .contains("makes its successor by itself");
        select(rows().getFirst());
        assertThat(disabled()).containsOnly(false);
    }

    private void select(CertificateEntry entry) {
        robot.interact(
                () ->
                        robot.lookup("#certificates-table")
                                .<TableView<CertificateEntry>>query()
                                .getSelectionModel()
                                .select(entry));
    }

    /// Of the buttons and of the items of the menu.
    private List<Boolean> disabled() {
        TableView<?> table = robot.lookup("#certificates-table").query();
        List<Boolean> all = new ArrayList<>();
        for (String deed :
                List.of("certificates-renew", "certificates-remove", "certificates-alike")) {
            robot.lookup("#" + deed)
                    .tryQueryAs(Button.class)
                    .ifPresent(button -> all.add(button.isDisabled()));
            table.getContextMenu().getItems().stream()
                    .filter(item -> ("menu-" + deed).equals(item.getId()))
                    .forEach(item -> all.add(item.isDisable()));
        }
        assertThat(all).hasSize(5);
        return all;
    }

    @Test
    void whatTheStandardCallsAFactIsInTheTooltipOfItsName() throws IOException {
        files.issued("app.lan", Duration.ZERO);
        refresh(Standing.VALID);
        List<String> terms =
                robot.lookup("#certificates-detail .form-label").queryAllAs(Label.class).stream()
                        .filter(label -> label.getTooltip() != null)
                        .map(label -> label.getTooltip().getText())
                        .toList();
        assertThat(terms)
                .contains(
                        "Subject Alternative Name (SAN)",
                        "Issuer",
                        "Validity: Not After",
                        "Key Usage, Extended Key Usage",
                        "SHA-256 Fingerprint");
    }

    @Test
    void exportForNginxWritesAKeyAndAChain() throws Exception {
        files.issued("app.lan", Duration.ZERO);
        refresh(Standing.VALID);
        Path out = Files.createDirectory(folder.resolve("out"));
        files.toWrite = Optional.of(out.resolve("app.lan.crt"));
        fire("#certificates-export");
        choose(ExportFormat.NGINX);
        fire("#certificates-export-do");
        await().until(() -> sees("#certificates-done"));
        try (Stream<Path> written = Files.list(out)) {
            assertThat(written.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("app.lan.key", "app.lan.crt");
        }
    }

    @Test
    void aPassPhraseThatWasTypedTwiceInTwoWaysIsRefused() {
        files.issued("app.lan", Duration.ZERO);
        refresh(Standing.VALID);
        files.toWrite = Optional.of(folder.resolve("never.p12"));
        fire("#certificates-export");
        choose(ExportFormat.PKCS12);
        robot.interact(() -> field("#certificates-export-phrase").setText("one"));
        robot.interact(() -> field("#certificates-export-again").setText("other"));
        fire("#certificates-export-do");
        assertThat(sees(".form-message")).isTrue();
        assertThat(folder.resolve("never.p12")).doesNotExist();
    }

    @Test
    void aProtectedFileAsksForItsPassPhraseAndIsKeptAsABundle() {
        Path bundle = files.issued("app.lan", Duration.ZERO);
        Export export =
                new Export(
                        bundle,
                        ExportFormat.PKCS12,
                        folder.resolve("given.p12"),
                        FileWriting.Existing.KEEP);
        assertThat(export.write(PassPhrase.taking("canary".toCharArray())).result()).isPresent();
        files.toRead = Optional.of(folder.resolve("given.p12"));
        refresh(Standing.VALID);
        fire("#certificates-import");
        fire("#certificates-import-add");
        assertThat(sees("#certificates-phrase")).isFalse();
        fire("#certificates-import-do");
        await().until(() -> sees("#certificates-phrase"));
        robot.write("canary");
        fire("#certificates-import-do");
        await().until(() -> sees("#certificates-done"));
        assertThat(folder.resolve("certificates/app.lan.pem")).exists();
        assertThat(fixture.workspace.draft().listeners()).hasSize(1);
    }

    @Test
    void aKeyThatWasNotMadeHereIsDeletedOnlyAfterAClearWord() throws Exception {
        Path kept = Files.createDirectories(folder.resolve("certificates")).resolve("mine.pem");
        Files.move(files.issued("mine.lan", Duration.ZERO), kept);
        refresh(Standing.VALID);
        fire("#certificates-remove");
        assertThat(robot.lookup("#certificates-remove-delete").queryButton().isDisabled()).isTrue();
        robot.interact(() -> robot.lookup("#certificates-remove-known").<CheckBox>query().fire());
        fire("#certificates-remove-delete");
        await().untilAsserted(() -> assertThat(kept).doesNotExist());
    }

    @Test
    void removingWhatAListenerShowsLeavesItsFileAndCanBeUndone() {
        make("app.lan");
        fire("#certificates-done");
        await().untilAsserted(() -> assertThat(rows()).hasSize(2));
        ProxyConfig before = fixture.workspace.draft();
        Path file = rows().getFirst().file().orElseThrow();
        fire("#certificates-remove");
        fire("#certificates-remove-unuse");
        assertThat(fixture.workspace.draft()).isNotEqualTo(before);
        assertThat(file).exists();
        robot.interact(() -> fixture.workspace.undo());
        assertThat(fixture.workspace.draft()).isEqualTo(before);
    }

    @Test
    void aPastedTextIsSaidInWords() throws Exception {
        String pem = Files.readString(files.issued("app.lan", Duration.ofDays(80)));
        refresh(Standing.SOON);
        fire("#certificates-examine");
        robot.interact(() -> field("#certificates-examine-text").setText(pem));
        fire("#certificates-examine-do");
        await().until(() -> sees("#certificates-examine-results .state-badge"));
        assertThat(robot.lookup("#certificates-examine-results .state-badge").<Label>query())
                .extracting(Label::getText)
                .isEqualTo("ends soon");
    }

    @Test
    void aRequestIsCompletedOnlyByTheAnswerToItsKey() throws IOException {
        item("#certificates-others-first", "menu-certificates-request");
        robot.interact(() -> field("#certificates-names").setText("shop.lan"));
        fire("#certificates-request-do");
        await().until(() -> sees("#certificates-request-text"));
        String request = text("#certificates-request-text");
        fire("#certificates-complete");
        await().until(() -> sees("#certificates-complete-text"));

        robot.interact(() -> field("#certificates-complete-text").setText(answer(otherRequest())));
        fire("#certificates-complete-do");
        await().until(() -> sees(".form-message"));
        assertThat(folder.resolve("certificates/shop.lan.pem")).doesNotExist();

        robot.interact(() -> field("#certificates-complete-text").setText(answer(request)));
        fire("#certificates-complete-do");
        await().until(() -> sees("#certificates-done"));
        assertThat(folder.resolve("certificates/requests")).isEmptyDirectory();
        String bundle = Files.readString(folder.resolve("certificates/shop.lan.pem"));
        assertThat(contents(bundle).identity().result().orElseThrow().chain()).hasSize(2);
        assertThat(contents(bundle).certificates().getFirst().getBasicConstraints()).isNegative();
    }

    @Test
    void aPassPhraseIsSetAndTakenAwayInFilesOfTheirOwn() throws IOException {
        files.toWrite = Optional.of(folder.resolve("own.pem"));
        item("#certificates-others-first", "menu-certificates-key");
        robot.interact(() -> field("#certificates-new-phrase").setText("canary"));
        fire("#certificates-key-do");
        assertThat(sees(".form-message")).isTrue();
        assertThat(folder.resolve("own.pem")).doesNotExist();
        robot.interact(() -> field("#certificates-new-phrase-again").setText("canary"));
        fire("#certificates-key-do");
        await().until(() -> sees("#certificates-done"));
        assertThat(folder.resolve("own.pem")).content().contains("ENCRYPTED PRIVATE KEY");
        fire("#certificates-done");

        files.toRead = files.toWrite;
        files.toWrite = Optional.of(folder.resolve("open.pem"));
        item("#certificates-others-first", "menu-certificates-rephrase");
        fire("#certificates-rephrase-do");
        await().until(() -> sees("#certificates-phrase"));
        robot.interact(() -> field("#certificates-phrase").setText("canary"));
        fire("#certificates-rephrase-do");
        await().until(() -> sees("#certificates-done"));
        assertThat(folder.resolve("open.pem")).content().contains("BEGIN PRIVATE KEY");
    }

    private static String otherRequest() {
        SecureRandom random = new SecureRandom();
        return new CertificateIssuer(CertificateFolder.clock(), random)
                .request(
                        KeyKind.EC_P256.make(random),
                        NameReader.readAll("shop.lan").result().orElseThrow())
                .map(made -> new String(PemWriter.request(made), StandardCharsets.US_ASCII))
                .result()
                .orElseThrow();
    }

    /// As an authority might send it: the root first.
    private static String answer(String request) {
        SecureRandom random = new SecureRandom();
        CertificateIssuer issuer = new CertificateIssuer(CertificateFolder.clock(), random);
        Identity root =
                issuer.authority(KeyKind.EC_P256.make(random), AuthorityTerms.named("Real CA"));
        SigningRequest asked = contents(request).request().result().orElseThrow();
        List<X509Certificate> chain =
                asked.publicKey()
                        .then(
                                key ->
                                        issuer.issued(
                                                root,
                                                key,
                                                new LeafTerms(asked.names(), LeafTerms.USUAL)))
                        .result()
                        .orElseThrow();
        return new String(
                PemWriter.certificates(List.of(root.leaf(), chain.getFirst())),
                StandardCharsets.US_ASCII);
    }

    private static Contents contents(String pem) {
        return new CertificateReader(PassPhrases.NONE)
                .read(pem.getBytes(StandardCharsets.US_ASCII), "test")
                .result()
                .orElseThrow();
    }

    private void item(String menu, String id) {
        robot.interact(
                () ->
                        robot.lookup(menu).<MenuButton>query().getItems().stream()
                                .filter(item -> id.equals(item.getId()))
                                .findFirst()
                                .orElseThrow()
                                .fire());
    }

    @Test
    void anEndThatIsNearAndARenewalAreToldInTheStatusBar() throws IOException {
        files.issued("old.lan", Duration.ofDays(80));
        robot.interact(() -> files.ticker.pass(Duration.ofHours(1)));
        await().until(() -> !rows().isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(said("#status-bar .status-note"))
                .isEqualTo("Certificate old.lan: ends in 10 days");
        assertThat(said("#status-event")).contains("The certificate for old.lan ends on");
        fire("#certificates-renew");
        await().untilAsserted(() -> assertThat(said("#status-event")).contains("was renewed"));

        files.toWrite = Optional.of(folder.resolve("ends.ics"));
        item("#certificates-others", "menu-certificates-calendar");
        await().until(() -> Files.exists(folder.resolve("ends.ics")));
        assertThat(Files.readString(folder.resolve("ends.ics")))
                .startsWith("BEGIN:VCALENDAR")
                .contains("old.lan", "SUMMARY");
    }

    private String said(String query) {
        return robot.lookup(query).<Labeled>queryAll().stream()
                .filter(CertificatesScreenIT::isShown)
                .map(Labeled::getText)
                .findFirst()
                .orElse("");
    }

    @Test
    void aServerIsExaminedByWhatItReallySends() throws Exception {
        byte[] bundle = Files.readAllBytes(files.issued("app.lan 127.0.0.1", Duration.ZERO));
        refresh(Standing.VALID);
        try (BundleServer server = BundleServer.serving(bundle)) {
            fire("#certificates-examine");
            robot.interact(
                    () ->
                            field("#certificates-examine-text")
                                    .setText("127.0.0.1:" + server.port()));
            fire("#certificates-examine-do");
            await().until(() -> sees("#certificates-examine-verdict"));
            assertThat(said("#certificates-examine-results .title-4")).isEqualTo("app.lan");
        }
    }

    /// RFC 6066: what the form of a listener says of its certificates.
    @Test
    void aListenerSaysWhichCertificateEachNameGets() {
        List<String> shown =
                List.of(
                        files.issued("first.lan", Duration.ZERO).toString(),
                        files.issued("*.app.lan", Duration.ZERO).toString());
        ServedNames[] note = new ServedNames[1];
        robot.interact(
                () -> {
                    note[0] = new ServedNames(fixture.window.context(), files.tools());
                    note[0].show(
                            Drafts.two()
                                    .listeners()
                                    .getFirst()
                                    .withProtocol(new Protocol.Https(new TlsSettings(shown)))
                                    .withRules(List.of(rule("a.app.lan"), rule("gone.lan"))));
                });
        await().untilAsserted(
                        () ->
                                assertThat(lines(note[0].node()))
                                        .contains(
                                                "a.app.lan: _.app.lan.pem (valid, 90 days)",
                                                "gone.lan: first.lan.pem, which does not have this"
                                                        + " name. Visitors see a warning.",
                                                "Other names: first.lan.pem"));
    }

    private static Rule rule(String host) {
        return new Rule(
                List.of(new Condition.HostIs(host)), Drafts.two().services().getFirst().id());
    }

    private static List<String> lines(Node node) {
        List<String> lines = new ArrayList<>();
        if (node instanceof Labeled labeled) {
            lines.add(labeled.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> lines.addAll(lines(child)));
        }
        return lines;
    }

    /// The real authority of a test looks at the real file.
    @Test
    void anOrderWaitsForAProofAndForConsentAndIsThenKept() throws IOException {
        assumeTrue(Pebble.isThere(), "pebble");
        Path proofs = folder.resolve("acme/proofs");
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext(
                "/.well-known/acme-challenge/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    byte[] proof = Files.readAllBytes(proofs.resolve(Path.of(path).getFileName()));
                    exchange.sendResponseHeaders(200, proof.length);
                    exchange.getResponseBody().write(proof);
                    exchange.close();
                });
        server.start();
        Path place = Files.createDirectories(home.resolve("pebble"));
        try (Pebble pebble = Pebble.start(place, server.getAddress().getPort())) {
            item("#certificates-others-first", "menu-certificates-acme");
            robot.interact(() -> field("#certificates-names").setText("www.example.org"));
            choose("#certificates-acme-authority", AcmePage.Authority.OTHER);
            robot.interact(() -> field("#certificates-acme-url").setText(pebble.directory()));
            files.toRead = Optional.of(pebble.roots());
            fire("#certificates-acme-roots");
            fire("#certificates-acme-do");
            assertThat(sees("#certificates-acme-progress .label")).isTrue();
            assertThat(folder.resolve("acme/accounts")).doesNotExist();

            fire("#certificates-proof-serve");
            await().until(() -> !fixture.workspace.draft().listeners().isEmpty());
            robot.interact(fixture.proxy::start);
            await().until(() -> !sees("#certificates-proof-serve"));
            fire("#certificates-acme-do");
            await().until(() -> sees(".form-message"));
            robot.interact(() -> robot.lookup("#certificates-acme-agree").<CheckBox>query().fire());
            fire("#certificates-acme-do");
            await().atMost(PATIENCE).until(() -> sees("#certificates-acme-use"));
            fire("#certificates-done");
            await().untilAsserted(
                            () ->
                                    assertThat(rows().getFirst().origin())
                                            .isInstanceOf(CertificateEntry.Origin.Ordered.class));
            assertThat(proofs).isEmptyDirectory();
        } finally {
            server.stop(0);
            robot.interact(fixture.proxy::stop);
        }
    }

    private <T> void choose(String box, T value) {
        robot.interact(() -> robot.lookup(box).<ComboBox<T>>query().setValue(value));
    }

    /// M9: what is installed in a store is proven by a client that asks it. The rows of the stores
    /// are made anew at each look, and the words of the window stay.
    @Test
    void rowsOfAnEarlierLookAtTheStoresAreNotKept() {
        files.withStores();
        robot.interact(() -> robot.lookup("#trust-half").<ToggleButton>query().fire());
        await().until(() -> sees("#certificates-trust-make"));
        fire("#certificates-trust-make");
        await().until(() -> sees("#certificates-trust-change-0"));
        WeakReference<Node> row =
                new WeakReference<>(robot.lookup("#certificates-trust-0").query());
        robot.interact(() -> robot.lookup("#certificates-half").<ToggleButton>query().fire());
        robot.interact(() -> robot.lookup("#trust-half").<ToggleButton>query().fire());
        await().until(
                        () -> {
                            System.gc();
                            return row.refersTo(null);
                        });
    }

    @Test
    void aStoreIsChangedAfterItsCommandsWereShownAndProvenByAHandshake() {
        assumeTrue(Tool.isThere("certutil") && Tool.isThere("vfyserv"), "libnss3-tools");
        files.now = Clock.systemUTC();
        Path database = files.withStores();
        robot.interact(() -> robot.lookup("#trust-half").<ToggleButton>query().fire());
        await().until(() -> sees("#certificates-trust-make"));
        fire("#certificates-trust-make");
        await().until(() -> sees("#certificates-trust-change-1"));
        assertThat(badge("#certificates-trust-0")).isEqualTo("not trusted, needs an administrator");
        assertThat(badge("#certificates-trust-1")).isEqualTo("not trusted");

        fire("#certificates-trust-change-0");
        await().until(() -> sees("#certificates-trust-0 .trust-plan"));
        assertThat(sees("#certificates-trust-0 .certificates-trust-run")).isFalse();
        fire("#certificates-trust-change-1");
        await().until(() -> sees("#certificates-trust-1 .certificates-trust-run"));
        assertThat(robot.lookup("#certificates-trust-1 .text-area").<TextArea>query().getText())
                .contains("certutil -d sql:" + database);
        fire("#certificates-trust-1 .certificates-trust-run");
        await().until(() -> sees("#certificates-trust-judged-1"));

        assertThat(badge("#certificates-trust-1")).isEqualTo("trusted");
        assertThat(robot.lookup("#certificates-trust-judged-1").<Label>query().getText())
                .contains("vfyserv of NSS accepted");
        fire("#certificates-trust-change-1");
        await().until(() -> sees("#certificates-trust-1 .certificates-trust-run"));
        fire("#certificates-trust-1 .certificates-trust-run");
        await().until(
                        () ->
                                robot.lookup("#certificates-trust-judged-1")
                                        .<Label>query()
                                        .getText()
                                        .contains("vfyserv of NSS refused"));
        assertThat(badge("#certificates-trust-1")).isEqualTo("not trusted");
    }

    private String badge(String row) {
        return robot.lookup(row + " .state-badge").<Label>query().getText();
    }

    private static void deleteAll() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private void leavePage() {
        for (Node page : robot.lookup(".form-scroll").queryAll()) {
            if (String.valueOf(page.getId()).endsWith("-page")) {
                page.fireEvent(ESCAPE);
            }
        }
    }

    private void begin() {
        fire("#certificates-new-first");
    }

    private void make(String name) {
        begin();
        robot.interact(() -> field("#certificates-names").setText(name));
        fire("#certificates-make");
        await().until(() -> sees("#certificates-done"));
    }

    private void refresh(Standing first) {
        robot.interact(() -> fixture.go("overview"));
        robot.interact(() -> fixture.go("certificates"));
        await().until(
                        () ->
                                rows().stream()
                                        .findFirst()
                                        .filter(row -> row.standing() == first)
                                        .isPresent());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String serial() {
        return rows().getFirst().found().orElseThrow().leaf().serial();
    }

    private void choose(ExportFormat format) {
        choose("#certificates-export-format", format);
    }

    private List<CertificateEntry> rows() {
        return robot.lookup("#certificates-table")
                .<TableView<CertificateEntry>>tryQuery()
                .map(table -> List.copyOf(table.getItems()))
                .orElse(List.of());
    }

    private List<String> chips() {
        return robot.lookup(".name-chip > .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private boolean sees(String query) {
        return robot.lookup(query).tryQuery().filter(CertificatesScreenIT::isShown).isPresent();
    }

    private static boolean isShown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private String text(String id) {
        return field(id).getText();
    }

    private TextInputControl field(String id) {
        return robot.lookup(id).query();
    }

    private void fire(String id) {
        robot.interact(() -> robot.lookup(id).<Button>query().fire());
    }
}
