package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.Workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

class WorkspaceModelTest {
    private final Workspace workspace =
            new Workspace(Configs.shop(), Configs.shop(), Keeper.none());
    private final FakeProxy proxy = new FakeProxy(workspace);
    private final WorkspaceModel model = new WorkspaceModel(workspace, proxy);
    private final Problem inUse = Problem.error("listeners[1].port", "engine.failed");

    private void setPort(int listener, int port) {
        model.edit(
                Edit.of(
                        "discard",
                        "x",
                        c -> c.withListener(c.listeners().get(listener).withPort(port))));
    }

    @Test
    void aReasonStandsWhileItsListenerIsAsItWas() {
        proxy.refuseNext(inUse);
        proxy.start();
        setPort(0, 8090);
        assertThat(model.reasonsProperty().get()).containsExactly(inUse);
        setPort(1, 8091);
        assertThat(model.reasonsProperty().get()).isEmpty();
        model.undo();
        assertThat(model.reasonsProperty().get()).containsExactly(inUse);
    }

    @Test
    void aStartThatWentWellForgetsTheReasons() {
        proxy.refuseNext(inUse);
        proxy.start();
        proxy.start();
        assertThat(model.reasonsProperty().get()).isEmpty();
    }

    @Test
    void aReasonMovesAlongWithItsListener() {
        proxy.refuseNext(inUse);
        proxy.start();
        model.edit(
                Edit.of(
                        "discard",
                        "x",
                        c ->
                                new ProxyConfig(
                                        c.listeners().reversed(), c.services(), c.timeouts())));
        assertThat(model.reasonsProperty().get())
                .containsExactly(Problem.error("listeners[0].port", "engine.failed"));
    }

    @Test
    void whatTheRulesSaidIsForgottenAsSoonAsTheyAreKept() {
        setPort(1, 70_000);
        Problem low = model.problemsProperty().get().getFirst();
        proxy.refuseNext(low);
        proxy.start();
        assertThat(model.reasonsProperty().get()).containsExactly(low);
        setPort(0, 8090);
        assertThat(model.reasonsProperty().get()).containsExactly(low);
        setPort(1, 8091);
        assertThat(model.allProblems()).isEmpty();
    }

    @Test
    void aWarningStandsWhileItRunsAndItsBackendIsAskedAtThatAddress() {
        Problem unknown =
                Problem.warning("services[1].backends[1].host", "backend.unknownHost", "web2");
        proxy.start();
        proxy.warn(unknown);
        assertThat(model.allProblems()).containsExactly(unknown);
        backends(b -> b.reversed());
        assertThat(model.allProblems())
                .containsExactly(
                        Problem.warning(
                                "services[1].backends[0].host", "backend.unknownHost", "web2"));
        backends(b -> b.stream().map(x -> x.withWeight(7)).toList());
        assertThat(model.allProblems()).hasSize(1);
        backends(b -> List.of(b.getFirst().withHost("web3"), b.getLast()));
        assertThat(model.allProblems()).isEmpty();
        model.undo();
        assertThat(model.allProblems()).hasSize(1);
        proxy.stop();
        assertThat(model.allProblems()).isEmpty();
    }

    private void backends(UnaryOperator<List<Backend>> change) {
        model.edit(
                Edit.of(
                        "discard",
                        "x",
                        c -> {
                            Service second = c.services().get(1);
                            List<Backend> changed = change.apply(second.backends());
                            return c.withService(second.withBackends(changed));
                        }));
    }

    @Test
    void whatIsNotFinishedIsAmongWhatIsWrong() {
        List<Problem> typed = new ArrayList<>();
        model.unfinished().add(() -> List.copyOf(typed));
        typed.add(Problem.error("listeners[0].port", "field.notNumber", "8080", "80a"));
        model.unfinished().refresh();
        assertThat(model.allProblems()).isEqualTo(typed);
        typed.clear();
        setPort(0, 8090);
        assertThat(model.allProblems()).isEmpty();
    }

    @Test
    void placesHaveTheNamesTheUserGaveThem() {
        assertThat(model.nameOf(new Where.Field("listeners[1].port"))).contains("intern");
        assertThat(model.nameOf(new Where.Field("services[0].name"))).contains("web");
        assertThat(model.nameOf(new Where.Field("services[1].backends[1].port")))
                .contains("127.0.0.1:3001");
        assertThat(model.nameOf(new Where.Field("timeouts.drain"))).isEmpty();
        assertThat(model.nameOf(new Where.Field("listeners[9].port"))).isEmpty();
    }

    @Test
    void undoableEditsAreFollowed() {
        assertThat(model.undoableProperty().get()).isEmpty();
        setPort(0, 8090);
        assertThat(model.undoableProperty().get()).isPresent();
        model.undo();
        assertThat(model.draft()).isEqualTo(Configs.shop());
        assertThat(model.redoableProperty().get()).isPresent();
    }
}
