package org.yaomote.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.http.HeadLimits;
import org.yaomote.http.HeadOutput;
import org.yaomote.http.ResponseHead;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modification.Branch;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// How heads are changed (spec of pound.cfg, 3.10), and that nothing ambiguous comes of it.
class ChangesTest {
    private static final String REQUEST =
            "GET /shop/item?id=7&x=1 HTTP/1.1|Host: a.example:81|X-A: one|x-a: two|User-Agent: t";

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    SetHeader   § X-B: new                    § X-B: new
                    SetHeader   § X-A: new                    § X-A: new
                    AddHeader   § X-A: new                    § X-A: one|x-a: two|User-Agent: t|X-A: new
                    SetHeader   § X-B: %[url]                 § X-B: /shop/item?id=7&x=1
                    SetHeader   § X-B: %[path] %[query]       § X-B: /shop/item id=7&x=1
                    SetHeader   § X-B: %[param id]            § X-B: 7
                    SetHeader   § X-B: %[header x-a]          § X-B: one
                    SetHeader   § X-B: %[host]%[port]         § X-B: a.example:81
                    SetHeader   § X-B: %[remoteip]            § X-B: 192.0.2.7
                    SetHeader   § X-B: %[remoteip 1]          § X-B: 192.0.2.7
                    SetHeader   § X-B: %[const who]           § X-B: a b
                    SetHeader   § X-B: %[const who url]       § X-B: a%20b
                    SetHeader   § X-B: %[const who base64]    § X-B: YSBi
                    SetHeader   § X-B: 5$% of $$1             § X-B: 5% of $1
                    SetHeader   § X-B: é                      § X-B: Ã©
                    DeleteHeader§ ^x-a:                       § Host: a.example:81|User-Agent: t
                    SetURL      § /new?y                      § GET /new?y HTTP/1.1
                    SetPath     § /new%[path]                 § GET /new/shop/item?id=7&x=1 HTTP/1.1
                    EncodedPath § /a b                        § GET /a%20b?id=7&x=1 HTTP/1.1
                    SetQuery    § z=%[param x]                § GET /shop/item?z=1 HTTP/1.1
                    SetQueryParam § id=8                      § GET /shop/item?id=8&x=1 HTTP/1.1
                    SetQueryParam § y=8                       § GET /shop/item?id=7&x=1&y=8 HTTP/1.1
                    SetQueryParam § id                        § GET /shop/item?x=1 HTTP/1.1
                    DeleteQuery §                             § GET /shop/item HTTP/1.1
                    """)
    void aModificationDoesWhatItSays(String kind, String text, String part) {
        assertThat(changed(REQUEST, List.of(modification(kind, text == null ? "" : text))))
                .contains(part);
    }

    private static Modification modification(String kind, String text) {
        return switch (kind) {
            case "SetHeader" -> new Modification.SetHeader(text);
            case "AddHeader" -> new Modification.AddHeader(text);
            case "DeleteHeader" ->
                    new Modification.RemoveHeaders(TextPattern.of(Kind.POSIX, true, text));
            case "SetURL" -> new Modification.SetUrl(text);
            case "SetPath" -> new Modification.SetPath(text, false);
            case "EncodedPath" -> new Modification.SetPath(text, true);
            case "SetQuery" -> new Modification.SetQuery(text);
            case "DeleteQuery" -> new Modification.RemoveQuery();
            default -> {
                int equals = text.indexOf('=');
                yield new Modification.SetParameter(
                        equals < 0 ? text : text.substring(0, equals),
                        equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)),
                        true);
            }
        };
    }

    @Test
    void setHeaderLeavesOneOfItsName() {
        assertThat(changed(REQUEST, List.of(new Modification.SetHeader("X-A: new"))))
                .contains("X-A: new")
                .doesNotContain("two");
    }

    @Test
    void setHeaderLeavesNothingThatLooksLikeItsName() {
        assertThat(
                        changed(
                                REQUEST + "|X_A: forged|X_B: forged",
                                List.of(
                                        new Modification.SetHeader("X-A: new"),
                                        new Modification.SetHeader("X-B: new"))))
                .contains("X-A: new", "X-B: new")
                .doesNotContain("forged");
    }

    @Test
    void theFirstBranchThatHoldsIsDone() {
        Modification rewrite =
                new Modification.FirstOf(
                        List.of(
                                new Branch(
                                        List.of(url("^/none")),
                                        List.of(new Modification.SetHeader("X-B: none"))),
                                new Branch(
                                        List.of(url("^/(.*)/(.*)\\?")),
                                        List.of(new Modification.SetPath("/$2/$1", false))),
                                new Branch(
                                        List.of(),
                                        List.of(new Modification.SetHeader("X-B: else")))));

        assertThat(changed(REQUEST, List.of(rewrite)))
                .startsWith("GET /item/shop?id=7&x=1 HTTP/1.1")
                .doesNotContain("X-B");
    }

    @Test
    void referencesReachBackEightMatches() {
        Requests requests = new Requests(Definitions.NONE);
        Program program =
                requests.compiler.conditions(
                        List.of(tagged("/(shop)", "first"), url("(item)"), url("id=(.)")),
                        requests.scope);
        Visit visit = Requests.visit(REQUEST);
        assertThat(program.ask(visit)).isEqualTo(Verdict.HOLDS);

        assertThat(expanded(requests, "$1 ${1} $1(1) %1 $1(2) $1(first) $0", visit))
                .isEqualTo("7 7 item item shop shop id=7");
        assertThat(expanded(requests, "$2", visit)).isNull();
        assertThat(visit.failure()).isEqualTo("\"$2\" refers to non-existing group $2");
        assertThat(expanded(requests, "$1(9)", visit)).isNull();
    }

    @Test
    void conditionsThatDoNotHoldLeaveNothingToReferTo() {
        Requests requests = new Requests(Definitions.NONE);
        Visit visit = Requests.visit(REQUEST);
        Program program =
                requests.compiler.conditions(
                        List.of(url("(item)"), url("^(none)")), requests.scope);

        assertThat(program.ask(visit)).isEqualTo(Verdict.FAILS);
        assertThat(expanded(requests, "$1", visit)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            textBlock =
                    """
                    100% of    § expansion.percent  § 4
                    a $x       § expansion.dollar   § 3
                    %[url      § expansion.unclosed § 1
                    ${1        § expansion.brace    § 1
                    $1(2       § expansion.brace    § 1
                    %[nothing] § expansion.accessor § 1
                    %[header]  § expansion.accessor § 1
                    %[const x] § expansion.constant § 1
                    """)
    void aTextThatCannotBeUnderstoodIsAProblem(String text, String code, int column) {
        Requests requests = new Requests(Definitions.NONE);

        assertThat(requests.compiler.expansion(text, requests.scope)).isNull();
        assertThat(requests.problems).extracting("code").containsExactly(code);
        assertThat(requests.problems.getFirst().arguments().get(1))
                .isEqualTo(Integer.toString(column));
    }

    /// What a stranger sends may be a line end, once it is decoded.
    @Test
    void noTextOfARequestBecomesAnotherHeader() {
        String request = "GET /%0d%0aX-Evil:%20yes HTTP/1.1|Host: x";
        Modification rewrite =
                new Modification.FirstOf(
                        List.of(
                                new Branch(
                                        List.of(
                                                new Condition.Matches(
                                                        new Subject.Path(true),
                                                        TextPattern.of(
                                                                Kind.POSIX, false, "^/(.*)$"))),
                                        List.of(new Modification.SetHeader("X-B: $1")))));

        assertThat(changed(request, List.of(rewrite))).startsWith("failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5",
                "Transfer-Encoding: chunked",
                "Host: a b",
                "Host :x",
                "X B: y",
                ": y",
                "nothing",
                "Connection: Upgrade"
            })
    void whatWouldNotBeAcceptedFromAStrangerIsNotSent(String line) {
        Modification upgrade = new Modification.SetHeader("Upgrade: websocket");
        List<Modification> changes =
                line.startsWith("Connection")
                        ? List.of(upgrade, new Modification.SetHeader(line))
                        : List.of(new Modification.SetHeader(line));

        assertThat(changed(REQUEST, changes)).startsWith("failed");
    }

    @Test
    void aBodyKeepsItsLength() {
        Modification all =
                new Modification.RemoveHeaders(TextPattern.of(Kind.POSIX, true, "^content-"));

        assertThat(
                        changed(
                                "POST / HTTP/1.1|Host: x|Content-Length: 3|Content-Type: a",
                                List.of(all)))
                .startsWith("failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new", "/a b", "/a#b", "/a?b c"})
    void aTargetIsOne(String url) {
        assertThat(changed(REQUEST, List.of(new Modification.SetUrl(url)))).startsWith("failed");
    }

    @Test
    void repeatedFieldsAreCombined() {
        Definitions definitions =
                new Definitions(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("X-A"),
                        false,
                        ForwardedBy.USUAL);
        Requests requests = new Requests(definitions);
        Changes changes = requests.compiler.changes(List.of(), requests.scope, true);

        assertThat(changed(REQUEST, changes))
                .contains("X-A: one, two|User-Agent: t")
                .doesNotContain("x-a: two");
    }

    @Test
    void answersAreChangedByTheirOwnFieldsAndWhatWasAsked() {
        Requests requests = new Requests(Definitions.NONE);
        Modification rewrite =
                new Modification.FirstOf(
                        List.of(
                                new Branch(
                                        List.of(
                                                new Condition.Matches(
                                                        new Subject.Header("Server"),
                                                        TextPattern.of(
                                                                Kind.POSIX, false, "(.*)/1"))),
                                        List.of(
                                                new Modification.SetHeader(
                                                        "Server: $1 for %[path]")))));
        Changes changes = requests.compiler.changes(List.of(rewrite), requests.scope, false);
        Visit visit = Requests.visit(REQUEST);
        visit.leaveHead();
        byte[] octets =
                "HTTP/1.1 200 OK\r\nServer: nginx/1\r\nContent-Length: 3\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        ResponseHead head = new ResponseHead(HeadLimits.RESPONSE);
        assertThat(head.parse(octets, 0, octets.length, false)).isNull();
        Changes.ChangedAnswer into = new Changes.ChangedAnswer();

        assertThat(changes.response(head, visit, false, into)).isTrue();

        assertThat(into.room().toString())
                .isEqualTo(
                        "HTTP/1.1 200 OK\r\nServer: nginx for /shop/item\r\nContent-Length:"
                                + " 3\r\n\r\n");
        assertThat(into.head().contentLength()).isEqualTo(3);
    }

    private static Condition url(String pattern) {
        return new Condition.Matches(new Subject.Url(), TextPattern.of(Kind.POSIX, false, pattern));
    }

    private static Condition tagged(String pattern, String tag) {
        return new Condition.Matches(
                new Subject.Url(), new TextPattern(Kind.POSIX, false, TextSource.of(pattern), tag));
    }

    private static String expanded(Requests requests, String text, Visit visit) {
        Expansion expansion = requests.compiler.expansion(text, requests.scope);
        return expansion == null ? "no expansion" : expansion.expand(visit);
    }

    private static String changed(String request, List<Modification> modifications) {
        Requests requests = new Requests(Definitions.NONE);
        RuleCompiler.Scope scope =
                requests.scope(
                        List.of(new Constant("who", TextSource.of(" a b "), true)),
                        ForwardedBy.USUAL);
        Changes changes = requests.compiler.changes(modifications, scope, false);
        assertThat(requests.problems).isEmpty();
        return changed(request, changes);
    }

    private static String changed(String request, Changes changes) {
        HeadOutput head = new HeadOutput();
        head.append((request.replace("|", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        Visit visit = Requests.visit(request);
        return changes.request(head, visit)
                ? head.toString().replace("\r\n", "|")
                : "failed: " + visit.failure();
    }
}
