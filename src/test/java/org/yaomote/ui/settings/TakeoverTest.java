package org.yaomote.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.programs.Steps;
import org.yaomote.startup.ServicePlan;
import org.yaomote.startup.ServiceState;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Whose;
import org.yaomote.workspace.Workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Who has the ports when a service is installed.
class TakeoverTest {
    private static final ServiceState NONE = new ServiceState.Absent();
    private static final ServiceState RUNS =
            new ServiceState.Present(Path.of("u"), true, ServiceState.Activity.RUNNING, false);

    private final FakeProxy proxy =
            new FakeProxy(new Workspace(ProxyConfig.EMPTY, ProxyConfig.EMPTY, Keeper.none()));
    private final Takeover takeover = new Takeover(proxy, () -> {});

    private static ServicePlan plan(ServicePlan.Note... notes) {
        return new ServicePlan(Steps.of(), List.of(notes));
    }

    @Test
    void theOwnProxyStopsBeforeTheServiceTakesItsPorts() {
        proxy.start();
        assertThat(takeover.prepare(plan(), true, NONE)).isEqualTo(Takeover.Way.STOPS);
        CompletableFuture<Void> before = takeover.before();
        assertThat(before).isDone();
        assertThat(proxy.state()).isInstanceOf(RunState.Stopped.class);

        takeover.failed();
        assertThat(proxy.state()).isInstanceOf(RunState.Running.class);
    }

    @Test
    void nothingStopsThatHasNoPortsTheServiceWants() {
        proxy.start();
        assertThat(takeover.prepare(plan(), false, RUNS)).isEqualTo(Takeover.Way.NONE);
        assertThat(takeover.prepare(plan(ServicePlan.Note.OWN_CONFIGURATION), true, NONE))
                .isEqualTo(Takeover.Way.BESIDE);
        assertThat(takeover.before()).isDone();
        assertThat(proxy.state()).isInstanceOf(RunState.Running.class);

        takeover.failed();
        assertThat(proxy.state()).isInstanceOf(RunState.Running.class);
    }

    @Test
    void whatAnotherProcessServesIsLeftToIt() {
        proxy.start();
        proxy.belongTo(new Whose.Attached(false, 7, "f", true));
        assertThat(takeover.prepare(plan(), true, NONE)).isEqualTo(Takeover.Way.ELSEWHERE);
        assertThat(takeover.prepare(plan(), true, RUNS)).isEqualTo(Takeover.Way.NONE);
        assertThat(takeover.before()).isDone();
        assertThat(proxy.state()).isInstanceOf(RunState.Running.class);
    }
}
