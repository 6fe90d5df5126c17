package org.yaomote.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.proxy.StartResult;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/// The test answers for the engine, when it likes; its own thread is the workspace's.
class FollowingTest {
    private final SlowEngine engine = new SlowEngine();
    private final Service web =
            Configs.service("web", Configs.backend("a", 8001, 1), Configs.backend("b", 8002, 1));
    private final ProxyConfig start =
            new ProxyConfig(
                    List.of(Configs.listener("http", 8080, Rule.everything(web.id()))),
                    List.of(web),
                    Timeouts.DEFAULTS);
    private final Workspace workspace = new Workspace(start, start, Keeper.none());
    private final ProxyControl control =
            new ProxyControl(
                    workspace,
                    new ProxyControl.Ground(engine, Witness.none()),
                    Runnable::run,
                    Clock.systemUTC());
    private final Following following = new Following(workspace, control, engine, Runnable::run);

    /// Keeps what it is asked until it is answered; a start is answered at once.
    private static final class SlowEngine implements Engine {
        private record Asked(ProxyConfig config, CompletableFuture<StartResult> answer) {}

        final Deque<Asked> asked = new ArrayDeque<>();
        ProxyConfig served = ProxyConfig.EMPTY;

        /// Puts the oldest in force.
        void takeOne() {
            Asked next = asked.removeFirst();
            served = next.config();
            next.answer().complete(new StartResult.Started(List.of(), List.of()));
        }

        void refuseOne() {
            asked.removeFirst().answer().complete(new StartResult.Refused(List.of()));
        }

        @Override
        public CompletableFuture<StartResult> start(ProxyConfig config) {
            CompletableFuture<StartResult> answer = apply(config);
            takeOne();
            return answer;
        }

        @Override
        public CompletableFuture<StartResult> apply(ProxyConfig config) {
            CompletableFuture<StartResult> answer = new CompletableFuture<>();
            asked.addLast(new Asked(config, answer));
            return answer;
        }

        @Override
        public CompletableFuture<Integer> stop() {
            return CompletableFuture.completedFuture(0);
        }

        @Override
        public TrafficSnapshot snapshot() {
            return TrafficSnapshot.EMPTY;
        }

        @Override
        public Backstage backstage(Executor caller) {
            throw new UnsupportedOperationException("nobody asks");
        }

        @Override
        public CompletableFuture<Problem> fault() {
            return new CompletableFuture<>();
        }

        @Override
        public Whose whose() {
            return new Whose.Own();
        }
    }

    @BeforeEach
    void serve() {
        control.start(List.of());
        assertThat(control.state()).isInstanceOf(RunState.Running.class);
    }

    private UnaryOperator<ProxyConfig> order(String backend, BackendMode mode) {
        String address =
                web.backends().stream()
                        .filter(each -> each.name().equals(backend))
                        .findFirst()
                        .orElseThrow()
                        .address();
        return Edit.ofMode(new BackendPlace("web", address), backend, mode).change();
    }

    private static List<BackendMode> modes(ProxyConfig config) {
        return config.services().getFirst().backends().stream().map(b -> b.mode()).toList();
    }

    @Test
    void twoChangesAtOnceByOtherHandsAreBothInForce() {
        var first = following.change(order("a", BackendMode.DRAIN));
        var second = following.change(order("b", BackendMode.MAINTENANCE));
        assertThat(engine.asked).as("one at a time").hasSize(1);
        engine.takeOne();
        engine.takeOne();
        assertThat(first.getNow(null)).isInstanceOf(StartResult.Started.class);
        assertThat(second.getNow(null)).isInstanceOf(StartResult.Started.class);
        assertThat(modes(engine.served))
                .containsExactly(BackendMode.DRAIN, BackendMode.MAINTENANCE);
        assertThat(workspace.applied()).isEqualTo(engine.served);
        assertThat(workspace.draft()).isEqualTo(engine.served);
    }

    @Test
    void anApplyAndAChangeByAnotherHandAreBothInForce() {
        workspace.edit(Edit.of("test", "", c -> c.withPoundText("# mine\n")));
        control.apply("", List.of());
        var other = following.change(order("a", BackendMode.DRAIN));
        engine.takeOne();
        engine.takeOne();
        assertThat(other.getNow(null)).isInstanceOf(StartResult.Started.class);
        assertThat(engine.served.poundText()).isEqualTo("# mine\n");
        assertThat(modes(engine.served)).containsExactly(BackendMode.DRAIN, BackendMode.READY);
        assertThat(workspace.applied()).isEqualTo(engine.served);
    }

    @Test
    void anApplyAskedForDuringAChangeByAnotherHandFollowsIt() {
        var _ = following.change(order("a", BackendMode.DRAIN));
        workspace.edit(Edit.of("test", "", c -> c.withPoundText("# mine\n")));
        control.apply("", List.of());
        engine.takeOne();
        engine.takeOne();
        assertThat(engine.asked).isEmpty();
        assertThat(engine.served.poundText()).isEqualTo("# mine\n");
        assertThat(modes(engine.served)).containsExactly(BackendMode.DRAIN, BackendMode.READY);
        assertThat(workspace.isPending()).isFalse();
    }

    @Test
    void aRefusedOneLetsTheNextHaveItsTurn() {
        var first = following.change(order("a", BackendMode.DRAIN));
        var second = following.change(order("b", BackendMode.OFF));
        engine.refuseOne();
        engine.takeOne();
        assertThat(first.getNow(null)).isInstanceOf(StartResult.Refused.class);
        assertThat(second.getNow(null)).isInstanceOf(StartResult.Started.class);
        assertThat(modes(engine.served)).containsExactly(BackendMode.READY, BackendMode.OFF);
    }

    @Test
    void aChangeThatFailsIsToldAndLetsTheNextHaveItsTurn() {
        var first = following.change(order("a", BackendMode.DRAIN));
        var broken =
                following.change(
                        _ -> {
                            throw new IllegalStateException("broken");
                        });
        var last = following.change(order("b", BackendMode.OFF));
        engine.takeOne();
        assertThat(broken).isCompletedExceptionally();
        engine.takeOne();
        assertThat(first.getNow(null)).isInstanceOf(StartResult.Started.class);
        assertThat(last.getNow(null)).isInstanceOf(StartResult.Started.class);
        assertThat(modes(engine.served)).containsExactly(BackendMode.DRAIN, BackendMode.OFF);
    }

    @Test
    void whoWaitedWhenItIsStoppedIsRefused() {
        var first = following.change(order("a", BackendMode.DRAIN));
        var second = following.change(order("b", BackendMode.OFF));
        control.stop();
        engine.takeOne();
        assertThat(first.getNow(null)).isNotNull();
        assertThat(second.getNow(null)).isInstanceOf(StartResult.Refused.class);
        assertThat(engine.asked).isEmpty();
        assertThat(control.state()).isInstanceOf(RunState.Stopped.class);
    }
}
