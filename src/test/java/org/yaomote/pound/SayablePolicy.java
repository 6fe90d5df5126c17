package org.yaomote.pound;

import org.yaomote.config.ClientCertificates;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.BackendPolicy;
import org.yaomote.policy.BackendPolicy.AlivePort;
import org.yaomote.policy.BackendPolicy.BackendTls;
import org.yaomote.policy.BackendPolicy.Family;
import org.yaomote.policy.BackendPolicy.Resolve;
import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.LocationRewriting;
import org.yaomote.policy.LogSuppression;
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

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Makes what a dialect can say beyond listeners, services and backends.
final class SayablePolicy {
    private static final TextPattern HEADER_LINE =
            TextPattern.of(Kind.POSIX, true, "^X-Old: [0-9]+$");
    private static final Modification SET = new Modification.SetHeader("X-Color: \"blue\" $1");

    private final Random random;
    private final boolean isOld;

    SayablePolicy(Random random, boolean isOld) {
        this.random = random;
        this.isOld = isOld;
    }

    Definitions definitions() {
        if (isOld) {
            return definitions(List.of(), List.of(), ForwardedBy.USUAL, chance());
        }
        Definitions.AddressList office =
                new Definitions.AddressList(
                        "office", new TextSource.Inline(List.of("10.0.0.0/8", "fd00::/8")));
        Definitions.AddressList listed =
                new Definitions.AddressList("listed", new TextSource.File("nets", chance()));
        Definitions.NamedCondition named =
                new Definitions.NamedCondition(
                        "named", List.of(matches(), new Condition.Not(matches())));
        Optional<AddressSet> trusted =
                maybe(() -> new AddressSet.Listed(new TextSource.Inline(List.of("10.1.1.1"))));
        ForwardedBy forwarded = new ForwardedBy(one(List.of("X-Forwarded-For", "X-Real")), trusted);
        return definitions(List.of(office, listed), List.of(named), forwarded, chance());
    }

    private Definitions definitions(
            List<Definitions.AddressList> lists,
            List<Definitions.NamedCondition> named,
            ForwardedBy forwarded,
            boolean anonymise) {
        return new Definitions(
                lists,
                named,
                isOld ? List.of() : constants(),
                isOld
                        ? List.of()
                        : List.of(new Definitions.LogFormat("mine", "%a \"%r\" %>s \\ %{Host}i")),
                isOld || chance() ? List.of() : List.of("Accept", "Via"),
                anonymise,
                forwarded);
    }

    private List<Constant> constants() {
        return some(
                new Constant("one", TextSource.of("a \"b\" \\c"), false),
                new Constant("two", new TextSource.File("two.txt", true), true));
    }

    ListenerPolicy listener(boolean isHttp) {
        ListenerPolicy usual = ListenerPolicy.DEFAULTS;
        return new ListenerPolicy(
                maybe(() -> TextPattern.of(Kind.POSIX, false, "^/[a-z]+\\.html$")),
                isOld ? 0 : one(List.of(0L, 2000L)),
                isOld ? 0 : one(List.of(0L, 4096L, 10_000L)),
                chance() ? Map.of() : Map.of(503, "busy page.html", 414, "long.html"),
                !isOld && chance(),
                one(List.of(LocationRewriting.values())),
                chance(),
                isOld ? usual.headers() : new BuiltInHeaders(chance(), chance()),
                isOld ? Optional.empty() : maybe(this::forwarded),
                "",
                isOld ? List.of() : constants(),
                isOld || !isHttp || chance() ? "" : "/var/lib/acme",
                Duration.ofSeconds(random.nextInt(3) * 20L),
                isOld ? oldModifications() : modifications());
    }

    private ForwardedBy forwarded() {
        return new ForwardedBy(
                one(List.of("X-Real-IP", "X-Forwarded-For")),
                maybe(
                        () ->
                                one(
                                        List.of(
                                                new AddressSet.Named("office"),
                                                new AddressSet.Listed(
                                                        new TextSource.File("trusted", true))))));
    }

    TlsPolicy tls(boolean asks) {
        return new TlsPolicy(
                some("ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-RSA-AES256-GCM-SHA384"),
                isOld ? List.of() : some("TLS_AES_128_GCM_SHA256"),
                one(List.of(TlsPolicy.Version.values())),
                chance(),
                asks && chance() ? "revoked.pem" : "",
                asks && chance() ? "offered.pem" : "",
                asks ? 1 + random.nextInt(9) : 9,
                one(List.of(TlsPolicy.OneRequest.values())));
    }

    ClientCertificates clients() {
        return one(
                List.of(
                        new ClientCertificates.NotAsked(),
                        new ClientCertificates.Asked("ca.pem"),
                        new ClientCertificates.Required("ca.pem"),
                        new ClientCertificates.Unverified()));
    }

    ServicePolicy service(Reply reply, boolean isDisabled) {
        return new ServicePolicy(
                reply,
                isOld ? Optional.empty() : maybe(this::chance),
                isOld ? Optional.empty() : maybe(this::forwarded),
                isOld
                        ? Set.of()
                        : Set.copyOf(some(LogSuppression.SUCCESS, LogSuppression.CLIENT_ERROR)),
                isOld ? List.of() : constants(),
                isDisabled,
                isOld && chance(),
                false,
                isOld || reply instanceof Reply.PassOn ? Modifications.NONE : modifications());
    }

    /// What a service without backends does.
    Reply reply() {
        List<Reply> old =
                List.of(
                        new Reply.Redirect(302, "https://new.example"),
                        new Reply.Redirect(301, "https://new.example/$1?x=\\2"),
                        new Reply.Redirect(307, "http://x.example"));
        List<Reply> all = new ArrayList<>(old);
        if (!isOld) {
            all.add(new Reply.Redirect(308, "https://%[host]%[url]"));
            all.add(new Reply.Status(503, "gone away.html"));
            all.add(new Reply.Files("/srv/www"));
            all.add(new Reply.Empty());
            all.add(new Reply.Metrics());
            all.add(new Reply.PassOn());
        }
        return one(all);
    }

    BackendPolicy backend(boolean isEmergency) {
        boolean isTls = chance();
        String name = isOld || chance() ? "" : "inside.example";
        BackendTls tls =
                new BackendTls(
                        false,
                        name,
                        "",
                        one(List.of("", "own cert.pem")),
                        new TlsPolicy(
                                some("ECDHE-RSA-AES128-GCM-SHA256"),
                                List.of(),
                                one(List.of(TlsPolicy.Version.values())),
                                false,
                                "",
                                "",
                                9,
                                TlsPolicy.OneRequest.NEVER));
        return new BackendPolicy(
                isTls ? Optional.of(tls) : Optional.empty(),
                seconds(),
                seconds(),
                seconds(),
                name,
                isOld && !isEmergency && chance()
                        ? Optional.of(new AlivePort(one(List.of("", "10.0.0.3")), 8081))
                        : Optional.empty(),
                isOld ? Family.ANY : one(List.of(Family.values())),
                isOld
                        ? Resolve.DEFAULTS
                        : new Resolve(
                                one(List.of(Resolve.Mode.values())),
                                seconds(),
                                Duration.ofSeconds(one(List.of(600, 30)))));
    }

    private Duration seconds() {
        return Duration.ofSeconds(one(List.of(0, 0, 7, 120)));
    }

    private Modifications oldModifications() {
        List<Modification> changes = new ArrayList<>();
        if (chance()) {
            changes.add(new Modification.RemoveHeaders(HEADER_LINE));
        }
        if (chance()) {
            changes.add(new Modification.AddHeader("X-Proxy: us"));
        }
        return new Modifications(changes, List.of());
    }

    private Modifications modifications() {
        List<Modification> changes =
                some(
                        SET,
                        new Modification.RemoveHeaders(HEADER_LINE),
                        new Modification.RemoveHeaders(
                                new TextPattern(Kind.BEGIN, false, TextSource.of("X-Secret"), "")),
                        new Modification.SetUrl("/new/$1"),
                        new Modification.SetPath("/p q", chance()),
                        new Modification.SetQuery("a=%[query]"),
                        new Modification.SetParameter("p", Optional.of("v"), chance()),
                        new Modification.SetParameter("p", Optional.empty(), false),
                        new Modification.RemoveQuery(),
                        rewrite(false));
        return new Modifications(changes, chance() ? List.of() : List.of(rewrite(true)));
    }

    private Modification rewrite(boolean inAnswer) {
        Condition condition =
                inAnswer
                        ? new Condition.Matches(
                                new Subject.Header("Server"),
                                TextPattern.of(Kind.POSIX, true, "apache"))
                        : condition();
        Modification.Branch first = new Modification.Branch(List.of(condition), List.of(SET));
        Modification.Branch other =
                new Modification.Branch(
                        List.of(), List.of(new Modification.RemoveHeaders(HEADER_LINE)));
        return new Modification.FirstOf(chance() ? List.of(first) : List.of(first, other));
    }

    /// Conditions of any kind.
    List<Condition> conditions() {
        return IntStream.range(0, random.nextInt(3)).mapToObj(_ -> condition()).toList();
    }

    private Condition condition() {
        if (isOld) {
            TextPattern line = TextPattern.of(Kind.POSIX, true, "^User-Agent: .*curl");
            return one(
                    List.of(
                            new Condition.Matches(
                                    new Subject.Url(),
                                    TextPattern.of(Kind.POSIX, false, "\\.(gif|png)$")),
                            new Condition.Matches(new Subject.AnyHeader(), line),
                            new Condition.Not(
                                    new Condition.Matches(new Subject.AnyHeader(), line))));
        }
        return switch (random.nextInt(9)) {
            case 0 -> new Condition.ClientIn(new AddressSet.Named("office"), chance());
            case 1 ->
                    new Condition.ClientIn(
                            new AddressSet.Listed(new TextSource.Inline(List.of("192.0.2.0/24"))),
                            false);
            case 2 -> new Condition.Authorized(new TextSource.File("my users", chance()));
            case 3 ->
                    new Condition.WithinRate(
                            "%[remoteip]",
                            new Rate(
                                    1 + random.nextInt(9),
                                    one(
                                            List.of(
                                                    Duration.ofSeconds(1),
                                                    Duration.ofSeconds(90),
                                                    Duration.ofMillis(500),
                                                    Duration.ofNanos(7000))),
                                    random.nextInt(5)));
            case 4 -> new Condition.All(List.of(matches(), matches()));
            case 5 -> new Condition.Any(List.of(matches(), new Condition.Not(matches())));
            case 6 -> new Condition.Not(new Condition.Any(List.of(matches(), matches())));
            case 7 -> new Condition.Named("named");
            default -> matches();
        };
    }

    private Condition matches() {
        Subject subject =
                one(
                        List.of(
                                new Subject.Url(),
                                new Subject.Path(chance()),
                                new Subject.Query(),
                                new Subject.Parameter("who", chance()),
                                new Subject.Host(),
                                new Subject.AnyHeader(),
                                new Subject.Header("X-A"),
                                new Subject.Method(),
                                new Subject.Expanded("%[host] $1")));
        TextSource texts =
                one(
                        List.of(
                                TextSource.of("a\\.b"),
                                TextSource.of("say \"hi\" \\\\"),
                                new TextSource.File("patterns", chance())));
        TextPattern pattern =
                new TextPattern(
                        one(List.of(Kind.values())),
                        chance(),
                        texts,
                        one(List.of("", "", "my tag")));
        return new Condition.Matches(subject, pattern);
    }

    private boolean chance() {
        return random.nextBoolean();
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return chance() ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    private <T> List<T> some(T... all) {
        return List.of(all).stream().filter(_ -> random.nextInt(3) == 0).toList();
    }
}
