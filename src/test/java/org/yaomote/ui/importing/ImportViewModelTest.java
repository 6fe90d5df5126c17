package org.yaomote.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Change;
import org.yaomote.config.ConfigDiff;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Service;
import org.yaomote.config.Timeouts;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.ui.fx.BackgroundWork;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.Keeper;
import org.yaomote.workspace.Workspace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class ImportViewModelTest {
    private final Workspace workspace =
            new Workspace(ProxyConfig.EMPTY, ProxyConfig.EMPTY, Keeper.none());
    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final List<String> readings = new ArrayList<>();
    private final ImportViewModel viewModel =
            new ImportViewModel(
                    "pound.cfg",
                    this::read,
                    new BackgroundWork(queue::add, Runnable::run),
                    new WorkspaceModel(workspace, new FakeProxy(workspace)));

    /// Whatever ends in `!` is wrong.
    private ReadText read(String text) {
        readings.add(text);
        List<Problem> found =
                text.endsWith("!") ? List.of(Problem.general("file.empty")) : List.of();
        ProxyConfig config = text.isEmpty() ? ProxyConfig.EMPTY : Configs.small();
        return new ReadText(config, found, List.of(), Map.of());
    }

    @Test
    void whatWasTypedBetweenTwoReadingsIsNeverRead() {
        viewModel.read("a");
        viewModel.read("ab");
        viewModel.read("abc");
        work();

        assertThat(readings).containsExactly("a", "abc");
        assertThat(viewModel.currentProperty().get()).isTrue();
    }

    @Test
    void aTextThatIsChangedCannotBeUsedBeforeItIsReadAgain() {
        viewModel.read("a");
        work();
        assertThat(viewModel.obstacle()).isEmpty();

        viewModel.touch();

        assertThat(viewModel.obstacle()).contains("importing.obstacle.reading");
        assertThat(viewModel.use()).isEmpty();
        assertThat(workspace.undoable()).isEmpty();
    }

    @Test
    void aReadingThatIsOvertakenDoesNotCountAsTheLast() {
        viewModel.read("a");
        viewModel.touch();
        work();

        assertThat(viewModel.obstacle()).contains("importing.obstacle.reading");
    }

    @Test
    void aTextWithErrorsOrWithNothingInItCannotBeUsed() {
        viewModel.read("a!");
        work();
        assertThat(viewModel.obstacle()).contains("importing.obstacle.errors");
        assertThat(viewModel.use()).isEmpty();

        viewModel.read("");
        work();
        assertThat(viewModel.obstacle()).contains("importing.obstacle.empty");
    }

    @Test
    void usingItIsOneEdit() {
        viewModel.read("a");
        work();

        assertThat(viewModel.use()).isPresent();
        assertThat(workspace.draft()).isEqualTo(Configs.small());
        workspace.undo();
        assertThat(workspace.draft()).isEqualTo(ProxyConfig.EMPTY);
        assertThat(workspace.undoable()).isEmpty();
    }

    @Test
    void whatHasTheSameIdByChanceIsNotSaidToBeChanged() {
        Service front = Configs.service("front", Configs.backend("f", 1, 1));
        ProxyConfig before =
                new ProxyConfig(
                        List.of(
                                Configs.listener("https", 443, Rule.everything(front.id()))
                                        .withId(Configs.small().listeners().getFirst().id())),
                        List.of(front),
                        Timeouts.DEFAULTS);
        workspace.edit(Edit.of("test", "", _ -> before));
        viewModel.read("a");
        work();

        viewModel.use();

        assertThat(ConfigDiff.between(before, workspace.draft()))
                .extracting(Change::code)
                .contains("listener.added", "listener.removed")
                .doesNotContain("listener.name", "listener.port");
    }

    private void work() {
        while (!queue.isEmpty()) {
            queue.remove().run();
        }
    }
}
