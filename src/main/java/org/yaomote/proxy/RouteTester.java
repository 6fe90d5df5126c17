package org.yaomote.proxy;

import org.jspecify.annotations.Nullable;
import org.yaomote.balance.Attempts;
import org.yaomote.balance.BackendPool;
import org.yaomote.balance.CookieKey;
import org.yaomote.balance.LiveState;
import org.yaomote.config.ConfigValidator;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.http.HeadFault;
import org.yaomote.http.RequestHead;
import org.yaomote.metrics.TrafficMeters;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.RuleWalk.Case;
import org.yaomote.proxy.RuleWalk.Found;
import org.yaomote.rules.Peer;
import org.yaomote.rules.Visit;
import org.yaomote.traffic.Forecast;
import org.yaomote.traffic.Forecast.End;
import org.yaomote.traffic.Forecast.Why;
import org.yaomote.traffic.Way;
import org.yaomote.traffic.WayNotes;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Says where a request would go, by the same code that decides about those that come, and sends
/// nothing: no count moves, no token is taken, no session is bound or kept alive.
///
/// Thread: any.
public final class RouteTester {
    private final RoutingTable table;

    RouteTester(RoutingTable table) {
        this.table = table;
    }

    /// A request that is only thought of.
    ///
    /// @param head of HTTP/1, with its empty line, a character for each octet
    /// @param from address of the client's end of the connection; it shows no certificate
    public record Question(ListenerId listener, String head, InetAddress from) {}

    /// What a tester was made of, or why it could not be.
    public sealed interface Made {
        /// Ask it.
        record Ready(RouteTester tester) implements Made {}

        /// The configuration has errors.
        record Faulty(List<Problem> problems) implements Made {}
    }

    /// A tester of a configuration that does not run: its backends are all taken for well. Reads
    /// the files that its rules name.
    ///
    /// @param base folder that relative paths start from
    public static Made of(ProxyConfig config, Path base) {
        List<Problem> problems = new ArrayList<>();
        ConfigValidator.check(config).stream().filter(Problem::isError).forEach(problems::add);
        if (!problems.isEmpty()) {
            return new Made.Faulty(problems);
        }
        RuleDesk desk = new RuleDesk(base, () -> TrafficSnapshot.EMPTY);
        ErrorPages pages = ErrorPages.load(config.pages(), base, problems);
        Rulebooks.Compiled rules = Rulebooks.compile(config, desk, pages, problems);
        if (Problem.anyError(problems)) {
            return new Made.Faulty(problems.stream().filter(Problem::isError).toList());
        }
        SecureRandom chance = new SecureRandom();
        LiveState live = new LiveState(chance.nextLong(), 0);
        byte[] key = new byte[CookieKey.LENGTH];
        chance.nextBytes(key);
        live.cookieKey(new CookieKey(key));
        RoutingTable.Ground ground =
                new RoutingTable.Ground(live, new TrafficMeters(1), 1, () -> key);
        BackendKeys clear = new BackendKeys(Map.of(), Map.of());
        return new Made.Ready(
                new RouteTester(
                        RoutingTable.compile(
                                new RoutingTable.Loaded(config, clear, rules),
                                ground,
                                null,
                                System.nanoTime())));
    }

    /// What would become of a request; later only if a password has to be looked at. Empty if there
    /// is no such listener.
    public CompletableFuture<Optional<Forecast>> ask(Question question) {
        ListenerRoute route = table.listener(question.listener());
        if (route == null) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return new Thought(route).begin(question).thenApply(Optional::of);
    }

    private record Stranger(InetAddress address) implements Peer {
        @Override
        public @Nullable X509Certificate certificate() {
            return null;
        }
    }

    /// One question under way.
    private static final class Thought {
        private final ListenerRoute route;
        private final WayNotes notes;

        Thought(ListenerRoute route) {
            this.route = route;
            this.notes = new WayNotes(route.listener(), System::nanoTime);
        }

        CompletableFuture<Forecast> begin(Question question) {
            RequestHead head = new RequestHead(route.terms().heads());
            byte[] octets = question.head().getBytes(StandardCharsets.ISO_8859_1);
            HeadFault fault = head.parse(octets, 0, octets.length);
            if (fault != null) {
                return own(fault.status(), Why.MALFORMED);
            }
            InetAddress from = route.terms().trusted().client(question.from(), head.fields());
            return switch (Entrance.of(route, head)) {
                case Entrance.ToHttps _ -> own(308, Why.TO_HTTPS);
                case Entrance.Refused(var status) -> own(status, Why.NOT_LET_IN);
                case Entrance.Open() when route.book() != null -> {
                    Visit visit =
                            new Visit(new Stranger(question.from()), head, System.nanoTime())
                                    .onTrial();
                    yield follow(RuleWalk.begin(new Case(route, head, from, visit, notes)));
                }
                case Entrance.Open() -> {
                    ServiceRoute service = route.route(head, notes);
                    yield service == null ? nobody() : serve(service, head, from);
                }
            };
        }

        private CompletableFuture<Forecast> follow(Found found) {
            return switch (found) {
                case Found.Refused(var status) -> own(status, Why.NOT_LET_IN);
                case Found.Proof _ -> own(200, Why.PROOF);
                case Found.Nobody() -> nobody();
                case Found.Broken _ -> own(500, Why.RULE_FAILED);
                case Found.Taken(var request, var rule) -> taken(request, rule);
                case Found.Waits(var request, var rule, var held) -> {
                    Case kept = request.with(RuleWalk.kept(request.head()));
                    CompletableFuture<Forecast> later = new CompletableFuture<>();
                    request.visit()
                            .awaited(
                                    () -> {
                                        var _ =
                                                follow(RuleWalk.look(kept, rule, held))
                                                        .thenAccept(later::complete);
                                    });
                    yield later;
                }
            };
        }

        private CompletableFuture<Forecast> taken(Case request, CompiledRule rule) {
            OwnReply reply = rule.treatment().reply();
            if (reply instanceof OwnReply.Backends) {
                return serve(rule.service(), request.head(), request.from());
            }
            notes.service(rule.service().service());
            if (rule.service().service().options().maintenance()) {
                return own(503, Why.MAINTENANCE);
            }
            return switch (reply) {
                case OwnReply.Moved(var status, _) -> own(status, Why.REPLY);
                case OwnReply.Page(var status, _) -> own(status, Why.REPLY);
                case OwnReply.Folder _, OwnReply.Nothing _, OwnReply.Counts _ ->
                        own(200, Why.REPLY);
                case OwnReply.Backends _, OwnReply.PassOn _ ->
                        throw new IllegalStateException("no reply of our own: " + reply);
            };
        }

        private CompletableFuture<Forecast> serve(
                ServiceRoute service, RequestHead head, InetAddress from) {
            if (Entrance.isTooLong(route, head)) {
                return own(413, Why.TOO_LONG);
            }
            notes.service(service.service());
            if (service.service().options().maintenance()) {
                return own(503, Why.MAINTENANCE);
            }
            String key = SessionKey.of(service.service().affinity(), head, from);
            String origin = service.pool().isByKey() ? SessionKey.address(from) : null;
            Attempts attempts = new Attempts().onTrial();
            long now = System.nanoTime();
            attempts.begin(now);
            notes.choosing(Candidates.of(service, attempts, now));
            int backend = service.pool().choose(key, origin, attempts, now);
            if (backend == BackendPool.FULL) {
                return over(new End.Waits());
            }
            if (backend == BackendPool.NONE) {
                return own(503, Why.NO_BACKEND);
            }
            notes.chosen(backend, Candidates.why(attempts));
            return over(new End.ToBackend());
        }

        private CompletableFuture<Forecast> nobody() {
            return own(route.terms().noService(), Why.NO_RULE);
        }

        private CompletableFuture<Forecast> own(int status, Why why) {
            return over(new End.Answered(status, why));
        }

        private CompletableFuture<Forecast> over(End end) {
            Way way = notes.way();
            return CompletableFuture.completedFuture(new Forecast(way, end));
        }
    }
}
