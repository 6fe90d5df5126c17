package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.fixtures.Effort;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/// What the writer leaves of the text that a configuration was read from.
class KeptTextTest {
    private static final String TEXT =
            """
            # Our proxy, do not touch on Fridays
            User "www-data"     # kept as text
            Alive   10

            ListenHTTP
              Address 0.0.0.0   # everybody
              Port 8080
              xHTTP 1

              # the shop only
              Service "shop"
                Host "shop.example.com"
                BackEnd
                  Address 10.0.0.9
                  Port 80
                End
              End
            End

            # the rest of the world
            Service "main"
              BackEnd       # old box
                Address 10.0.0.1
                Port 80
                Priority 1
              End
              # new box
              BackEnd
                Address 10.0.0.2
                Port 80
                Priority 9
              End
              Session
                Type IP
                TTL 300     # five minutes
              End
            End
            # the end
            """;

    private static ProxyConfig read(String text) {
        PoundImport read = PoundParser.parse("pound.cfg", text);
        assertThat(read).as("%s", read.found()).isInstanceOf(PoundImport.Accepted.class);
        return read.config().withPoundText(text);
    }

    private static String edited(UnaryOperator<ProxyConfig> edit) {
        return written(edit.apply(read(TEXT)));
    }

    private static String written(ProxyConfig config) {
        PrintedPound printed = PoundPrinter.print(config, Dialect.POUND_4);
        assertThat(printed.losses()).as(printed.text()).isEmpty();
        assertThat(Meaning.of(read(printed.text()))).isEqualTo(Meaning.of(config));
        return printed.text();
    }

    private static ProxyConfig withMain(ProxyConfig config, UnaryOperator<Service> edit) {
        return config.withService(edit.apply(config.services().get(1)));
    }

    private static ProxyConfig withFront(ProxyConfig config, UnaryOperator<Listener> edit) {
        return config.withListener(edit.apply(config.listeners().getFirst()));
    }

    private static Backend backend(String host, int weight) {
        return new Backend("", host, 80, weight, true);
    }

    @Test
    void whatWasReadIsWrittenBackToTheLetter() {
        assertThat(edited(config -> config)).isEqualTo(TEXT);
        String windows = "\uFEFF" + TEXT.replace("\n", "\r\n").stripTrailing();
        assertThat(written(read(windows))).isEqualTo(windows);
    }

    @Test
    void aChangedValueTakesTheOldOnesPlaceAndItsComment() {
        assertThat(edited(c -> withFront(c, l -> l.withAddress("127.0.0.1"))))
                .isEqualTo(TEXT.replace("Address 0.0.0.0   # everybody", "Address 127.0.0.1 # everybody"));
        assertThat(
                        edited(
                                c ->
                                        withMain(
                                                c,
                                                s ->
                                                        s.withAffinity(
                                                                new Affinity.ByClientAddress(
                                                                        Duration.ofSeconds(60))))))
                .isEqualTo(TEXT.replace("TTL 300     #", "TTL 60 #"));
    }

    @Test
    void aNewLineStandsAtTheEndOfItsSectionInItsIndentation() {
        assertThat(
                        edited(
                                c ->
                                        withMain(
                                                c,
                                                s ->
                                                        s.withBackends(
                                                                List.of(
                                                                        s.backends().get(0),
                                                                        s.backends()
                                                                                .get(1)
                                                                                .withEnabled(
                                                                                        false))))))
                .isEqualTo(
                        TEXT.replace("    Priority 9\n", "    Priority 9\n    Disabled 1\n"));
    }

    @Test
    void aRemovedBackendGoesAndCommentsOnTheirOwnStay() {
        assertThat(
                        edited(
                                c ->
                                        withMain(
                                                c,
                                                s -> s.withBackends(s.backends().subList(0, 1)))))
                .isEqualTo(
                        TEXT.replace(
                                """
                                  BackEnd
                                    Address 10.0.0.2
                                    Port 80
                                    Priority 9
                                  End
                                """,
                                ""));
    }

    @Test
    void aNewBackendStandsBehindTheOneItFollows() {
        assertThat(
                        edited(
                                c ->
                                        withMain(
                                                c,
                                                s ->
                                                        s.withBackends(
                                                                List.of(
                                                                        s.backends().get(0),
                                                                        backend("10.0.0.7", 4),
                                                                        s.backends().get(1))))))
                .isEqualTo(
                        TEXT.replace(
                                "  # new box\n",
                                """
                                  BackEnd
                                    Address 10.0.0.7
                                    Port 80
                                    Priority 4
                                  End
                                  # new box
                                """));
    }

    @Test
    void backendsInAnotherOrderTakeTheirCommentsWithThem() {
        assertThat(
                        edited(
                                c ->
                                        withMain(
                                                c, s -> s.withBackends(s.backends().reversed()))))
                .contains(
                        """
                        Service "main"
                          # new box
                          BackEnd
                            Address 10.0.0.2
                            Port 80
                            Priority 9
                          End
                          BackEnd       # old box
                            Address 10.0.0.1
                        """);
    }

    @Test
    void aServiceThatGoesInFrontStandsInFront() {
        ProxyConfig before = read(TEXT);
        Service added =
                new Service(
                        new ServiceId("extra"),
                        "extra",
                        new Affinity.None(),
                        List.of(backend("10.0.0.5", 5)),
                        before.services().getFirst().options());
        Listener front = before.listeners().getFirst();
        List<Rule> rules = new ArrayList<>(front.rules());
        rules.add(
                1,
                new Rule(
                        List.of(new org.yaomote.policy.Condition.HostIs("x.example.com")),
                        added.id()));
        ProxyConfig after =
                before.withService(added).withListener(front.withRules(rules));
        assertThat(written(after))
                .startsWith(TEXT.substring(0, TEXT.indexOf("# the rest")))
                .contains("\n# the rest of the world\nService \"main\"\n  BackEnd       # old box\n")
                .endsWith("# the end\n");
    }

    @Test
    void linesWithoutEffectStayWhateverChanges() {
        String text = written(read(TEXT).withServices(List.of()).withListeners(List.of()));
        assertThat(text)
                .startsWith("# Our proxy, do not touch on Fridays\nUser \"www-data\"     # kept")
                .contains("# the rest of the world", "# the end")
                .doesNotContain("BackEnd");
    }

    static List<String> samples() {
        return Corpus.names();
    }

    /// Every sample that can run, in the dialect it is in; whatever directive stands in it.
    @ParameterizedTest
    @MethodSource("samples")
    void samplesComeBackToTheLetter(String sample) {
        PoundImport read = Corpus.read(sample);
        if (read instanceof PoundImport.Accepted(var config, _, _)) {
            String text = Corpus.text(sample);
            List<String> comments =
                    text.lines().map(String::strip).filter(l -> l.startsWith("#")).toList();
            List<String> written = new ArrayList<>();
            for (Dialect dialect : Dialect.values()) {
                PrintedPound printed =
                        PoundPrinter.print(config, dialect, sample, Corpus::find);
                written.add(printed.text());
                if (!isAnew(printed)) {
                    assertThat(printed.text().lines().map(String::strip)).containsAll(comments);
                }
            }
            // It has words of both dialects, which no Pound takes.
            if (!sample.equals("differences.cfg")) {
                assertThat(written).contains(text);
            }
        }
    }

    private static final String OTHER =
            """
            Service "other"
              BackEnd
                Address 10.1.0.1
                Port 80
              End
            End
            """;

    private static final PoundFiles ONE_FILE =
            (_, _, name) ->
                    name.equals("other.cfg")
                            ? new PoundFiles.Found.Texts(
                                    List.of(new PoundSource("other.cfg", OTHER)))
                            : new PoundFiles.Found.Missing();

    @Test
    void includedFilesStayIncludedUnlessTheyWouldHaveToChange() {
        String text = TEXT.replace("# the end", "Include \"other.cfg\"\n# the end");
        ProxyConfig before =
                PoundParser.parse(new PoundSource("pound.cfg", text), ONE_FILE).config();
        assertThat(before.services()).hasSize(3);
        PrintedPound port =
                PoundPrinter.print(
                        withFront(before, l -> l.withPort(81)),
                        Dialect.POUND_4,
                        "pound.cfg",
                        ONE_FILE);
        assertThat(port.losses()).isEmpty();
        assertThat(port.text()).isEqualTo(text.replace("8080", "81"));
        Service other = before.services().get(2);
        ProxyConfig after =
                before.withService(other.withBackends(List.of(backend("10.1.0.2", 5))));
        PrintedPound anew = PoundPrinter.print(after, Dialect.POUND_4, "pound.cfg", ONE_FILE);
        assertThat(anew.losses())
                .extracting(Problem::code)
                .containsExactly("pound.lost.anew");
        assertThat(anew.text()).contains("10.1.0.2").doesNotContain("Include");
    }

    @Test
    void namedBackendsStayNamedUnlessTheyChange() {
        String text =
                TEXT.replace(
                        "Service \"main\"\n",
                        "BackEnd \"box\"\n  Address 10.0.0.8\n  Port 80\nEnd\n"
                                + "Service \"main\"\n  UseBackend \"box\" # shared\n");
        ProxyConfig before = read(text);
        assertThat(written(withFront(before, l -> l.withPort(81))))
                .isEqualTo(text.replace("8080", "81"));
        Service main = before.services().get(1);
        List<Backend> backends = new ArrayList<>(main.backends());
        backends.set(0, backends.getFirst().withWeight(7));
        assertThat(written(before.withService(main.withBackends(backends))))
                .contains("\nBackEnd \"box\"\n", "  BackEnd \"box\"\n    Address 10.0.0.8\n")
                .doesNotContain("UseBackend");
    }

    @Test
    void intoTheOtherDialectCommentsComeAlong() {
        PrintedPound old = PoundPrinter.print(read(TEXT), Dialect.POUND_2);
        assertThat(old.text())
                .contains("# Our proxy, do not touch on Fridays\n")
                .contains("  # everybody\n  Address 0.0.0.0\n")
                .contains("HeadRequire \"^Host: *shop\\.example\\.com(:[0-9]+)? *$\"\n")
                .contains("    # five minutes\n    TTL 300\n");
        assertThat(Meaning.of(read(old.text()))).isEqualTo(Meaning.of(read(TEXT)));
    }

    /// A text that a person wrote: comments, blank lines, other indentation.
    private static String byHand(String text, Random random) {
        StringBuilder made = new StringBuilder();
        int number = 0;
        for (String line : text.lines().toList()) {
            if (random.nextInt(4) == 0) {
                made.append("  # free ").append(number++).append('\n');
            }
            made.append(line.replace("    ", "\t"));
            made.append(random.nextInt(6) == 0 ? "\n\n" : "\n");
        }
        return made.toString();
    }

    private static boolean isAnew(PrintedPound printed) {
        return printed.losses().stream().anyMatch(KeptTextTest::isAnew);
    }

    private static boolean isAnew(Problem loss) {
        return loss.code().equals("pound.lost.anew");
    }

    private static List<String> comments(String text) {
        return text.lines().map(String::strip).filter(l -> l.startsWith("# free")).toList();
    }

    /// One thing of another configuration in the place of ours.
    private static ProxyConfig edited(ProxyConfig config, ProxyConfig other, Random random) {
        int l = random.nextInt(config.listeners().size());
        Listener listener = config.listeners().get(l);
        Listener donor = other.listeners().getFirst();
        int s = random.nextInt(config.services().size());
        Service service = config.services().get(s);
        Service giver = other.services().getFirst();
        return switch (random.nextInt(8)) {
            case 0 -> config.withListener(listener.withOptions(donor.options()));
            case 1 -> config.withListener(listener.withPort(20_000).withAddress("10.0.0.99"));
            case 2 -> config.withListener(listener.withRules(listener.rules().reversed()));
            case 3 -> config.withoutListener(listener.id());
            case 4 -> config.withService(service.withBackends(giver.backends()));
            case 5 -> config.withService(service.withBackends(service.backends().reversed()));
            case 6 -> config.withService(service.withAffinity(giver.affinity()));
            default -> config.withDefinitions(other.definitions());
        };
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whateverIsChangedTheTextSaysItAndKeepsItsComments(Dialect dialect) {
        Random random = new Random(7);
        int anew = 0;
        int count = Effort.of(60, 10_000);
        for (int i = 0; i < count; i++) {
            ProxyConfig made = new SayableConfig(random, dialect).make();
            String text = byHand(PoundPrinter.print(made, dialect).text(), random);
            ProxyConfig before = read(text);
            assertThat(PoundPrinter.print(before, dialect).text()).isEqualTo(text);
            ProxyConfig other = new SayableConfig(random, dialect).make();
            ProxyConfig after = edited(before, other, random);
            PrintedPound printed = PoundPrinter.print(after, dialect);
            PoundImport again = PoundParser.parse("pound.cfg", printed.text());
            boolean isExact = printed.losses().stream().allMatch(KeptTextTest::isAnew);
            if (isExact && again instanceof PoundImport.Accepted) {
                assertThat(Meaning.of(again.config()))
                        .as("%s%n----%n%s", text, printed.text())
                        .isEqualTo(Meaning.of(after));
            }
            if (isAnew(printed)) {
                anew++;
            } else {
                assertThat(comments(printed.text()))
                        .as("%s%n----%n%s", text, printed.text())
                        .isSubsetOf(comments(text))
                        .hasSizeGreaterThan(comments(text).size() / 3);
            }
        }
        assertThat(anew).isLessThan(count / 10);
    }
}
