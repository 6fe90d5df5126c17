package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.fixtures.Configs;
import org.yaomote.patterns.PatternFault;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BackendPolicy.AlivePort;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.BackendPolicy.Family;
import org.yaomote.policy.BackendPolicy.Resolve;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.Definitions.AddressList;
import org.yaomote.policy.Definitions.LogFormat;
import org.yaomote.policy.Definitions.NamedCondition;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.Rate;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;
import org.yaomote.policy.TlsPolicy;
import org.yaomote.words.Words;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

class ConfigValidatorPolicyTest {
    private static final ProxyConfig SMALL = Configs.small();
    private static final Listener HTTP = SMALL.listeners().getFirst();
    private static final Listener HTTPS =
            HTTP.withProtocol(new Protocol.Https(new TlsSettings(List.of("a.pem"))));
    private static final Service WEB = SMALL.services().getFirst();
    private static final Condition HOST = new Condition.HostIs("a.test");

    private static List<String> found(ProxyConfig config) {
        return ConfigValidatorTest.found(config);
    }

    private static List<String> ofRule(Condition condition) {
        return ofRule(HTTPS, condition);
    }

    private static List<String> ofRule(Listener listener, Condition condition) {
        Rule rule = new Rule(List.of(condition), WEB.id());
        return found(SMALL.withListener(listener.withRules(List.of(rule)))).stream()
                .map(problem -> problem.replace("listeners[0].rules[0].matches[0]", "@"))
                .toList();
    }

    private static Condition url(Kind kind, String pattern) {
        return new Condition.Matches(new Subject.Url(), TextPattern.of(kind, false, pattern));
    }

    private static ProxyConfig with(ServicePolicy policy) {
        return SMALL.withService(WEB.withOptions(WEB.options().withPolicy(policy)));
    }

    private static List<String> ofReply(Reply reply) {
        ServicePolicy policy = policy(reply, Modifications.NONE);
        Service service = WEB.withBackends(List.of()).withOptions(WEB.options().withPolicy(policy));
        return found(SMALL.withService(service));
    }

    private static ServicePolicy policy(Reply reply, Modifications modifications) {
        return new ServicePolicy(
                reply,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                List.of(),
                false,
                false,
                false,
                modifications);
    }

    private static List<String> ofRequest(Modification modification) {
        return of(new Modifications(List.of(modification), List.of()));
    }

    private static List<String> ofAnswer(Modification modification) {
        return of(new Modifications(List.of(), List.of(modification)));
    }

    private static List<String> of(Modifications modifications) {
        String path = "services[0].options.policy.modifications.";
        return found(with(policy(new Reply.FromBackends(), modifications))).stream()
                .map(problem -> problem.replace(path, ""))
                .toList();
    }

    private static Definitions definitions(NamedCondition... conditions) {
        return new Definitions(
                List.of(),
                List.of(conditions),
                List.of(),
                List.of(),
                List.of(),
                false,
                ForwardedBy.USUAL);
    }

    private static NamedCondition asks(String name, String... others) {
        return new NamedCondition(
                name,
                List.of(
                        new Condition.Any(
                                List.of(others).stream()
                                        .<Condition>map(Condition.Named::new)
                                        .toList())));
    }

    @Nested
    class Conditions {
        @Test
        void badPatternsAreToldWithTheirPlace() {
            assertThat(ofRule(url(Kind.POSIX, "^/(api|web)$"))).isEmpty();
            assertThat(ofRule(url(Kind.POSIX, "/api[")))
                    .containsExactly("@.pattern.texts[0] pattern.unclosedBracket");
            assertThat(ofRule(url(Kind.PCRE, "(a")))
                    .containsExactly("@.pattern.texts[0] pattern.unclosedGroup");
            assertThat(ofRule(url(Kind.EXACT, "(a["))).isEmpty();
            Rule rule = new Rule(List.of(url(Kind.PCRE, "/a*)b")), WEB.id());
            ProxyConfig config = SMALL.withListener(HTTP.withRules(List.of(rule)));
            Problem problem = ConfigValidator.check(config).getFirst();
            assertThat(problem.arguments()).containsExactly("/a*)b", "4", ")");
        }

        @Test
        void everyOneOfSeveralPatternsIsLookedAt() {
            TextPattern several =
                    new TextPattern(
                            Kind.POSIX, true, new TextSource.Inline(List.of("a(", "b", "*")), "7");
            assertThat(ofRule(new Condition.Matches(new Subject.Header("a b"), several)))
                    .containsExactly(
                            "@.subject.name header.name",
                            "@.pattern.texts[0] pattern.unclosedGroup",
                            "@.pattern.texts[2] pattern.nothingToRepeat",
                            "@.pattern.tag pattern.tag");
        }

        @ParameterizedTest
        @EnumSource(PatternFault.Reason.class)
        void everyFaultHasItsWordsInBothLanguages(PatternFault.Reason reason) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                String code = "problem.pattern." + reason.code();
                assertThat(Words.of(locale).text(code, "a(b", 2, "(")).contains("a(b");
            }
        }

        @Test
        void addressesAreNetworksOrListsThatExist() {
            assertThat(ofRule(new Condition.ClientIn(new AddressSet.Named("office"), false)))
                    .containsExactly("@.addresses.name addresses.unknown");
            TextSource networks =
                    new TextSource.Inline(List.of("10.0.0.0/8", "10.0.0.1/8", "web1", "::/0"));
            assertThat(ofRule(new Condition.ClientIn(new AddressSet.Listed(networks), false)))
                    .containsExactly(
                            "@.addresses.networks[1] network.bits",
                            "@.addresses.networks[2] network.unreadable");
        }

        @Test
        void ratesAreAboveZero() {
            Rate rate = new Rate(0, Duration.ZERO, -1);
            assertThat(ofRule(new Condition.WithinRate("%[host]", rate)))
                    .containsExactly(
                            "@.rate.tokens number.atLeast",
                            "@.rate.per duration.positive",
                            "@.rate.burst number.atLeast");
        }

        @Test
        void usersAreLinesOfNameAndHashThatNoProblemRepeats() {
            TextSource users = new TextSource.Inline(List.of("joe:secret", "secret2"));
            assertThat(ofRule(new Condition.Authorized(users)))
                    .containsExactly("@.users[1] users.line", "@.users ? users.here");
            Rule rule = new Rule(List.of(new Condition.Authorized(users)), WEB.id());
            ProxyConfig config = SMALL.withListener(HTTP.withRules(List.of(rule)));
            assertThat(ConfigValidator.check(config))
                    .noneMatch(problem -> problem.arguments().toString().contains("secret"));
        }

        @Test
        void certificatesAreShownOverTlsOnly() {
            Condition shows = new Condition.Not(new Condition.ShowsCertificate(" "));
            assertThat(ofRule(HTTP, shows))
                    .containsExactly(
                            "@.condition condition.noTls", "@.condition.file certificate.blank");
            assertThat(ofRule(HTTPS, shows)).hasSize(1);
        }

        @Test
        void filesHaveNames() {
            TextSource file = new TextSource.File("", true);
            TextPattern pattern = new TextPattern(Kind.POSIX, false, file, "");
            assertThat(ofRule(new Condition.Matches(new Subject.Url(), pattern)))
                    .containsExactly("@.pattern.texts.path source.noFile");
        }

        @Test
        void nestingHasAnEnd() {
            Condition deep = HOST;
            for (int i = 0; i < 29; i++) {
                deep = new Condition.Not(deep);
            }
            assertThat(ofRule(deep)).isEmpty();
            assertThat(ofRule(new Condition.Not(deep))).singleElement().asString().endsWith("deep");
        }

        @Test
        void namedOnesExistAndNeverAskForThemselves() {
            assertThat(ofRule(new Condition.Named("x")))
                    .containsExactly("@.name condition.unknown");
            Definitions sound = definitions(asks("a", "b", "c"), asks("b", "c"), asks("c", "d"));
            assertThat(found(SMALL.withDefinitions(sound)))
                    .containsExactly(
                            "definitions.conditions[2].conditions[0].conditions[0].name"
                                    + " condition.unknown");
            Definitions circles =
                    definitions(
                            asks("start", "a"),
                            asks("a", "b"),
                            asks("b", "a", "start"),
                            asks("self", "self"));
            assertThat(found(SMALL.withDefinitions(circles)))
                    .containsExactlyInAnyOrder(
                            "definitions.conditions[1].conditions condition.circle",
                            "definitions.conditions[3].conditions condition.circle");
        }
    }

    @Nested
    class ModificationsOf {
        @ParameterizedTest
        @CsvSource({
            "X-A: b, ''",
            "X-A:, ''",
            "X-$1-%[header X:Y]${2}: b, ''",
            "X %[host]: b, header.name",
            "X-A, header.line",
            "X A: b, header.name",
            "': b', header.name",
            "content-length: 3, header.framing",
            "Transfer-Encoding: chunked, header.framing"
        })
        void headersAreFields(String line, String code) {
            List<String> expected = code.isEmpty() ? List.of() : List.of("request[0].line " + code);
            assertThat(ofRequest(new Modification.SetHeader(line))).isEqualTo(expected);
            assertThat(ofRequest(new Modification.AddHeader(line))).isEqualTo(expected);
        }

        @Test
        void noTextHasALineEnd() {
            assertThat(ofRequest(new Modification.SetHeader("X-A: b\r\nX-B: c")))
                    .containsExactly("request[0].line text.control");
            assertThat(ofRequest(new Modification.SetUrl("/a\nb")))
                    .containsExactly("request[0].text text.control");
        }

        @Test
        void answersHaveHeadersOnly() {
            Modification set = new Modification.SetPath("/x", false);
            assertThat(ofRequest(set)).isEmpty();
            assertThat(ofAnswer(set)).containsExactly("response[0] modification.inAnswer");
            Condition header =
                    new Condition.Matches(
                            new Subject.Header("Server"), TextPattern.of(Kind.CONTAIN, true, "x"));
            Modification branches =
                    new Modification.FirstOf(
                            List.of(
                                    new Modification.Branch(
                                            List.of(header, new Condition.Not(HOST)),
                                            List.of(set))));
            String branch = "response[0].branches[0].";
            assertThat(ofAnswer(branches))
                    .containsExactly(
                            branch + "conditions[1].condition condition.inAnswer",
                            branch + "modifications[0] modification.inAnswer");
            assertThat(ofRequest(branches)).isEmpty();
        }
    }

    @Nested
    class Replies {
        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void redirectsHaveAStatusOfRedirects(int status) {
            assertThat(ofReply(new Reply.Redirect(status, "https://a.test"))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 200, 300, 304, 309})
        void othersAreRefused(int status) {
            assertThat(ofReply(new Reply.Redirect(status, "https://a.test")))
                    .containsExactly("services[0].options.policy.reply.status reply.redirect");
        }

        @Test
        void nothingIsMissingInThem() {
            String path = "services[0].options.policy.reply.";
            assertThat(ofReply(new Reply.Redirect(302, "")))
                    .containsExactly(path + "target reply.target");
            assertThat(ofReply(new Reply.Files(" ")))
                    .containsExactly(path + "directory reply.directory");
            assertThat(ofReply(new Reply.Status(199, "")))
                    .containsExactly(path + "status number.range");
            assertThat(ofReply(new Reply.Metrics())).isEmpty();
        }

        @Test
        void theyDoNotStandBesideBackends() {
            assertThat(found(with(policy(new Reply.Empty(), Modifications.NONE))))
                    .containsExactly("services[0].options.policy.reply reply.mixed");
        }
    }

    @Nested
    class Listeners {
        private List<String> tunnel(Listener listener) {
            return found(SMALL.withListener(listener.withProtocol(new Protocol.Tcp())));
        }

        @Test
        void ofTcpHaveOneRuleWithoutConditions() {
            assertThat(tunnel(HTTP)).isEmpty();
            assertThat(tunnel(HTTP.withRules(List.of())))
                    .containsExactly("listeners[0].rules tcp.rules");
            Rule rule = new Rule(List.of(HOST), WEB.id());
            assertThat(tunnel(HTTP.withRules(List.of(rule))))
                    .containsExactly("listeners[0].rules tcp.rules");
        }

        @Test
        void ofTcpHaveNothingOfHttp() {
            ListenerOptions options = HTTP.options();
            assertThat(tunnel(HTTP.withOptions(options.withVia(true))))
                    .containsExactly("listeners[0].options.via tcp.option");
            assertThat(tunnel(HTTP.withOptions(options.withRedirect(new HttpsRedirect.To(443)))))
                    .containsExactly("listeners[0].options.redirect tcp.option");
        }

        @Test
        void haveTlsThatExists() {
            TlsPolicy tls =
                    new TlsPolicy(
                            List.of("A", ""),
                            List.of(),
                            TlsPolicy.Version.TLS_1_3,
                            true,
                            "",
                            "",
                            10,
                            TlsPolicy.OneRequest.NEVER);
            TlsSettings settings =
                    new TlsSettings(List.of("a.pem"), new ClientCertificates.Unverified(), tls);
            assertThat(found(SMALL.withListener(HTTP.withProtocol(new Protocol.Https(settings)))))
                    .containsExactly(
                            "listeners[0].tls.suites[1] suite.blank",
                            "listeners[0].tls.depth number.range");
        }
    }

    @Test
    void backendsHaveTimesAndPlacesThatMakeSense() {
        BackendTls open = new BackendTls(false, "a b", "", "", TlsPolicy.DEFAULTS);
        BackendPolicy policy =
                new BackendPolicy(
                        Optional.of(open),
                        Duration.ofSeconds(-1),
                        Duration.ZERO,
                        Duration.ofDays(400),
                        "a b",
                        Optional.of(new AlivePort("", 0)),
                        Family.IPV4,
                        new Resolve(Resolve.Mode.ALL, Duration.ZERO, Duration.ZERO));
        Backend backend = WEB.backends().getFirst().withPolicy(policy);
        assertThat(found(SMALL.withService(WEB.withBackends(List.of(backend)))))
                .map(problem -> problem.replace("services[0].backends[0].policy.", ""))
                .containsExactly(
                        "tls.verify ? upstream.unverified",
                        "tls.serverName upstream.serverName",
                        "response duration.range",
                        "tunnel duration.range",
                        "hostHeader backend.hostHeader",
                        "alivePort.port port.range",
                        "resolve.retry duration.positive");
    }

    @Test
    void definitionsHaveNamesOfTheirOwn() {
        TextSource one = TextSource.of("10.0.0.1");
        Definitions twice =
                new Definitions(
                        List.of(new AddressList("a", one), new AddressList("a", one)),
                        List.of(),
                        List.of(new Constant("a b", one, false), new Constant("", one, false)),
                        List.of(new LogFormat("3", "%a"), new LogFormat("x", "%a\n")),
                        List.of("X-A", "X A"),
                        true,
                        new ForwardedBy("", Optional.of(new AddressSet.Named("b"))));
        assertThat(found(SMALL.withDefinitions(twice)))
                .map(problem -> problem.replace("definitions.", ""))
                .containsExactly(
                        "addressLists[1].name name.twice",
                        "constants[0].name constant.name",
                        "constants[1].name name.blank",
                        "logFormats[0].name logFormat.level",
                        "logFormats[1].text text.control",
                        "combined[1] header.name",
                        "forwarded.header header.name",
                        "forwarded.trusted.name addresses.unknown");
    }
}
