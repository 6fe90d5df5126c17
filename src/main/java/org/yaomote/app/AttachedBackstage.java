package org.yaomote.app;

import org.yaomote.config.Backend;
import org.yaomote.config.Fault;
import org.yaomote.config.Service;
import org.yaomote.control.Answer;
import org.yaomote.control.ControlClient;
import org.yaomote.control.Request;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.InFlight;
import org.yaomote.metrics.StickyClient;
import org.yaomote.workspace.Backstage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/// Single backends of another process. Of checks, which are told at once, it is what was heard
/// last; each question has them looked at anew. Clients are asked for, which waits.
final class AttachedBackstage implements Backstage {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_SESSIONS = 10_000;

    private final Path socket;
    private final Executor pool;
    private final Executor caller;
    private final Map<BackendPlace, List<BackendHealth.Check>> checks = new ConcurrentHashMap<>();
    private final Map<BackendPlace, List<StickyClient>> clients = new ConcurrentHashMap<>();
    private volatile CompletableFuture<?> unbinding = CompletableFuture.completedFuture(0);

    /// @param pool runs what waits for an answer
    /// @param caller runs a task on the thread of whoever asks
    AttachedBackstage(Path socket, Executor pool, Executor caller) {
        this.socket = socket;
        this.pool = pool;
        this.caller = caller;
    }

    private <T> CompletableFuture<T> ask(Request request, Function<Answer, T> understood) {
        return CompletableFuture.supplyAsync(
                () -> understood.apply(ControlClient.ask(socket, request, PATIENCE)), pool);
    }

    @Override
    public void test(BackendPlace place, Consumer<Optional<BackendHealth.Check>> told) {
        Request request = new Request.Test(place.service(), place.address());
        var _ =
                ask(request, answer -> looked(answer).stream().findFirst())
                        .thenAcceptAsync(told, caller);
    }

    @Override
    public List<BackendHealth.Check> checks(BackendPlace place) {
        Request request = new Request.Checks(place.service(), place.address());
        var _ = ask(request, AttachedBackstage::looked).thenAccept(now -> checks.put(place, now));
        return checks.getOrDefault(place, List.of());
    }

    private static List<BackendHealth.Check> looked(Answer answer) {
        return answer instanceof Answer.Looked(var found) ? found : List.of();
    }

    @Override
    public String question(Service service, Backend backend) {
        return org.yaomote.proxy.Backstage.question(service, backend);
    }

    @Override
    public void inFlight(BackendPlace place, Consumer<InFlight> told) {
        Request request = new Request.UnderWay(place.service(), place.address());
        var _ =
                ask(request, a -> a instanceof Answer.Busy(var now) ? now : InFlight.NONE)
                        .thenAcceptAsync(told, caller);
    }

    @Override
    public void cut(BackendPlace place, Consumer<Integer> told) {
        Request request = new Request.Cut(place.service(), place.address());
        var _ =
                ask(request, a -> a instanceof Answer.Counted(var count) ? count : 0)
                        .thenAcceptAsync(told, caller);
    }

    @Override
    public List<StickyClient> stickyClients(BackendPlace place, int most) {
        return remembered(place).stream().limit(most).toList();
    }

    @Override
    public int stickyCount(BackendPlace place) {
        return remembered(place).size();
    }

    /// Asks, after what is being unbound; what was heard before stands where there is no answer.
    private List<StickyClient> remembered(BackendPlace place) {
        unbinding.join();
        Request request = new Request.Sessions(place.service(), place.address(), MOST_SESSIONS);
        if (ControlClient.ask(socket, request, PATIENCE) instanceof Answer.Bound(var sessions)) {
            clients.put(place, sessions.stream().map(AttachedBackstage::client).toList());
        }
        return clients.getOrDefault(place, List.of());
    }

    /// The token stands for the key, which stays where it is.
    private static StickyClient client(Answer.Session one) {
        return new StickyClient(one.token(), one.shown(), one.until());
    }

    @Override
    public void unbind(BackendPlace place, StickyClient client) {
        Request request = new Request.Unbind(place.service(), place.address(), client.key());
        unbinding = CompletableFuture.allOf(unbinding, ask(request, _ -> true));
    }

    @Override
    public boolean canPretend() {
        return false;
    }

    @Override
    public void pretend(BackendPlace place, Fault fault) {
        throw new IllegalStateException("not in another process");
    }

    @Override
    public void restore(BackendPlace place) {
        // Nobody pretends there.
    }

    @Override
    public void restore() {
        // Nobody pretends there.
    }
}
