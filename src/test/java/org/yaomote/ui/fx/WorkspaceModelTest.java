package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.Workspace;

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
