package org.yaomote.pound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
                .isEqualTo(
                        TEXT.replace(
                                "Address 0.0.0.0   # everybody", "Address 127.0.0.1 # everybody"));
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
                .isEqualTo(TEXT.replace("    Priority 9\n", "    Priority 9\n    Disabled 1\n"));
    }

    @Test
    void aRemovedBackendGoesAndCommentsOnTheirOwnStay() {
        assertThat(edited(c -> withMain(c, s -> s.withBackends(s.backends().subList(0, 1)))))
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
        assertThat(edited(c -> withMain(c, s -> s.withBackends(s.backends().reversed()))))
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
        ProxyConfig after = before.withService(added).withListener(front.withRules(rules));
        assertThat(written(after))
                .startsWith(TEXT.substring(0, TEXT.indexOf("# the rest")))
                .contains(
                        "\n# the rest of the world\nService \"main\"\n  BackEnd       # old box\n")
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
        ProxyConfig after = before.withService(other.withBackends(List.of(backend("10.1.0.2", 5))));
        PrintedPound anew = PoundPrinter.print(after, Dialect.POUND_4, "pound.cfg", ONE_FILE);
        assertThat(anew.losses()).extracting(Problem::code).containsExactly("pound.lost.anew");
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
}
