package org.yaomote.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Definitions.AddressList;
import org.yaomote.policy.Definitions.NamedCondition;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.Rate;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What each condition holds for, and what it does not (spec of pound.cfg, 3.6).
class ConditionsTest {
    private static final String REQUEST =
            "GET /shop/a%20b?id=7&x=%41 HTTP/1.1|Host: Shop.Example.com:8080|X-A: one|x-a: two";

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    URL        § ^/shop/.*id=7          § true
                    URL        § ^/SHOP                 § false
                    PATH       § b$                     § true
                    PATH       § id=7                   § false
                    DECODED    § ^/shop/a b$            § true
                    QUERY      § ^id=7&x=%41$           § true
                    PARAM id   § ^7$                    § true
                    PARAM x    § ^A$                    § false
                    PARAM none § .*                     § false
                    HOST       § ^Shop.Example.com$     § true
                    HEADER     § ^X-A: one$             § true
                    HEADER     § ^x-a: two$             § true
                    HEADER     § ^X-B                   § false
                    NAMED x-A  § ^two$                  § true
                    NAMED x-A  § X-A                    § false
                    METHOD     § ^(GET|HEAD)$           § true
                    METHOD     § ^POST$                 § false
                    """)
    void aPatternIsComparedWithItsSubject(String subject, String pattern, boolean holds) {
        Condition condition =
                new Condition.Matches(subject(subject), TextPattern.of(Kind.POSIX, false, pattern));

        assertThat(ask(condition, REQUEST)).isEqualTo(Verdict.of(holds));
        assertThat(ask(new Condition.Not(condition), REQUEST)).isEqualTo(Verdict.of(!holds));
    }

    private static Subject subject(String words) {
        String[] parts = words.split(" ");
        return switch (parts[0]) {
            case "URL" -> new Subject.Url();
            case "PATH" -> new Subject.Path(false);
            case "DECODED" -> new Subject.Path(true);
            case "QUERY" -> new Subject.Query();
            case "PARAM" -> new Subject.Parameter(parts[1], false);
            case "HOST" -> new Subject.Host();
            case "HEADER" -> new Subject.AnyHeader();
            case "NAMED" -> new Subject.Header(parts[1]);
            default -> new Subject.Method();
        };
    }

    @Test
    void hostAndPathAreComparedAsTheRulesOfTheWindowDo() {
        assertThat(ask(new Condition.HostIs("shop.example.com"), REQUEST)).isEqualTo(Verdict.HOLDS);
        assertThat(ask(new Condition.HostIs("*.example.com"), REQUEST)).isEqualTo(Verdict.HOLDS);
        assertThat(ask(new Condition.HostIs("example.com"), REQUEST)).isEqualTo(Verdict.FAILS);
        assertThat(ask(new Condition.PathPrefix("/shop/"), REQUEST)).isEqualTo(Verdict.HOLDS);
        assertThat(ask(new Condition.PathPrefix("/sho"), REQUEST)).isEqualTo(Verdict.FAILS);
    }

    @Test
    void allAndAnyAreAndAndOr() {
        Condition yes = new Condition.PathPrefix("/");
        Condition no = new Condition.PathPrefix("/no");

        assertThat(ask(new Condition.All(List.of(yes, no)), REQUEST)).isEqualTo(Verdict.FAILS);
        assertThat(ask(new Condition.All(List.of(yes, yes)), REQUEST)).isEqualTo(Verdict.HOLDS);
        assertThat(ask(new Condition.Any(List.of(no, yes)), REQUEST)).isEqualTo(Verdict.HOLDS);
        assertThat(ask(new Condition.Any(List.of(no, no)), REQUEST)).isEqualTo(Verdict.FAILS);
    }

    @Test
    void stringMatchComparesAnExpandedText() {
        Condition condition =
                new Condition.Matches(
                        new Subject.Expanded("%[host]-%[param id]"),
                        TextPattern.of(Kind.EXACT, true, "shop.example.com-7"));

        assertThat(ask(condition, REQUEST)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aReferenceToNothingBreaksTheCondition() {
        Requests requests = new Requests(Definitions.NONE);
        Condition condition =
                new Condition.Matches(
                        new Subject.Expanded("$1"), TextPattern.of(Kind.EXACT, false, "x"));
        Visit visit = Requests.visit(REQUEST);

        assertThat(requests.compiler.conditions(List.of(condition), requests.scope).ask(visit))
                .isEqualTo(Verdict.BROKEN);
        assertThat(visit.failure()).isEqualTo("\"$1\" refers to non-existing group $1");
    }

    @Test
    void aPatternThatRunsAwayBreaksTheCondition() {
        Condition condition =
                new Condition.Matches(
                        new Subject.Url(), TextPattern.of(Kind.PCRE, false, "(a+)+(?=b)"));

        assertThat(ask(condition, "GET /" + "a".repeat(5000) + " HTTP/1.1|Host: x"))
                .isEqualTo(Verdict.BROKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, true",
        "11.1.2.3, false",
        "::ffff:10.1.2.3, true",
        "fd00::9, true",
        "fe00::9, false"
    })
    void anAclHoldsForAddressesInIt(String address, boolean holds) {
        Definitions definitions = definitions("10.0.0.1/8", "fd00::/8 # ours");
        Requests requests = new Requests(definitions);
        Condition condition = new Condition.ClientIn(new AddressSet.Named("office"), false);
        Program program = requests.compiler.conditions(List.of(condition), requests.scope);

        assertThat(program.ask(Requests.visit(REQUEST, address, 0))).isEqualTo(Verdict.of(holds));
    }

    @Test
    void aForwardedAclBelievesTrustedProxiesOnly() {
        Requests requests = new Requests(definitions("10.0.0.0/8"));
        AddressSet proxies =
                new AddressSet.Listed(new TextSource.Inline(List.of("192.0.2.7", "192.0.2.8")));
        Condition condition = new Condition.ClientIn(new AddressSet.Named("office"), true);
        Program program =
                requests.compiler.conditions(
                        List.of(condition),
                        requests.scope(List.of(), new ForwardedBy("X-Real", Optional.of(proxies))));
        String request = "GET / HTTP/1.1|Host: x|X-Real: 1.1.1.1, 10.0.0.9, 192.0.2.8";

        assertThat(program.ask(Requests.visit(request, "192.0.2.7", 0))).isEqualTo(Verdict.HOLDS);
        assertThat(program.ask(Requests.visit(request, "192.0.2.9", 0))).isEqualTo(Verdict.FAILS);
    }

    private static Definitions definitions(String... networks) {
        return new Definitions(
                List.of(new AddressList("office", new TextSource.Inline(List.of(networks)))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                ForwardedBy.USUAL);
    }

    @Test
    void aNamedConditionIsAskedOnceARequest() {
        Condition rate = new Condition.WithinRate("all", new Rate(1, Duration.ofHours(1), 0));
        Definitions definitions =
                new Definitions(
                        List.of(),
                        List.of(new NamedCondition("slow", List.of(rate))),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        ForwardedBy.USUAL);
        Requests requests = new Requests(definitions);
        Condition named = new Condition.Named("slow");
        Program program = requests.compiler.conditions(List.of(named, named), requests.scope);

        assertThat(program.ask(Requests.visit(REQUEST))).isEqualTo(Verdict.HOLDS);
        assertThat(program.ask(Requests.visit(REQUEST))).isEqualTo(Verdict.FAILS);
    }

    @Test
    void aConditionThatNeedsItselfIsAProblem() {
        Definitions definitions =
                new Definitions(
                        List.of(),
                        List.of(new NamedCondition("a", List.of(new Condition.Named("a")))),
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        ForwardedBy.USUAL);
        Requests requests = new Requests(definitions);

        var _ = requests.compiler.conditions(List.of(new Condition.Named("a")), requests.scope);

        assertThat(requests.problems).extracting("code").containsExactly("rules.circle");
    }

    /// `TBF "%[remoteip]" 2/s 2`: two a second, and two at once.
    @Test
    void aRateHoldsForAsManyAsItsBucketHas() {
        Condition rate =
                new Condition.WithinRate("%[remoteip]", new Rate(2, Duration.ofSeconds(1), 1));
        Requests requests = new Requests(Definitions.NONE);
        Program program = requests.compiler.conditions(List.of(rate), requests.scope);
        List<Verdict> verdicts = new ArrayList<>();

        for (long millis : new long[] {0, 0, 0, 499, 500, 500, 1500, 1500, 1500}) {
            verdicts.add(program.ask(Requests.visit(REQUEST, "192.0.2.7", millis * 1_000_000)));
        }

        assertThat(verdicts.stream().map(verdict -> verdict == Verdict.HOLDS))
                .containsExactly(true, true, false, false, true, false, true, true, false);
        assertThat(program.ask(Requests.visit(REQUEST, "192.0.2.8", 0))).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void aWatchedFileCountsWhenItChangesAndABrokenOneDoesNot() throws IOException {
        Path file = folder.resolve("list");
        Files.writeString(file, "# ours\n192.0.2.7\n");
        Requests requests = new Requests(Definitions.NONE, folder, Runnable::run);
        Condition condition =
                new Condition.ClientIn(
                        new AddressSet.Listed(new TextSource.File("list", true)), false);
        Program program = requests.compiler.conditions(List.of(condition), requests.scope);
        Watches watches = requests.compiler.watches();
        assertThat(watches.look()).isEmpty();
        assertThat(program.ask(Requests.visit(REQUEST))).isEqualTo(Verdict.HOLDS);

        Files.writeString(file, "192.0.2.7\nnonsense\n");
        assertThat(watches.look()).extracting("code").containsExactly("rules.address");
        assertThat(program.ask(Requests.visit(REQUEST))).isEqualTo(Verdict.HOLDS);
        assertThat(watches.look()).isEmpty();

        Files.writeString(file, "192.0.2.99\n");
        assertThat(watches.look()).isEmpty();
        assertThat(program.ask(Requests.visit(REQUEST))).isEqualTo(Verdict.FAILS);

        Files.delete(file);
        assertThat(watches.look()).extracting("code").containsExactly("rules.file.missing");
        assertThat(program.ask(Requests.visit(REQUEST))).isEqualTo(Verdict.FAILS);
    }

    private static Verdict ask(Condition condition, String request) {
        Requests requests = new Requests(Definitions.NONE);
        Program program = requests.compiler.conditions(List.of(condition), requests.scope);
        assertThat(requests.problems).isEmpty();
        return program.ask(Requests.visit(request));
    }
}
