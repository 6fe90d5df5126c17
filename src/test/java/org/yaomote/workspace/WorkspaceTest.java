package org.yaomote.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.RandomConfigs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

class WorkspaceTest {
    private static final ProxyConfig START = Configs.small();
    private static final Listener HTTP = START.listeners().getFirst();

    private record Kept(ProxyConfig applied, Optional<ProxyConfig> draft) {}

    private final List<Kept> kept = new ArrayList<>();
    private final Workspace workspace =
            new Workspace(START, START, (applied, draft) -> kept.add(new Kept(applied, draft)));

    private static ProxyConfig onPort(int port) {
        return START.withListener(HTTP.withPort(port));
    }

    private static Edit port(int port) {
        return Edit.of("port", "http", _ -> onPort(port));
    }

    @Nested
    class AnEdit {
        @Test
        void changesTheDraftAsOneStep() {
            workspace.edit(port(8081));
            workspace.edit(port(8082));
            assertThat(workspace.draft()).isEqualTo(onPort(8082));
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(onPort(8081));
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(START);
        }

        @Test
        void ofTheSameHandIsOneStepUntilSomethingElseHappens() {
            typed(8);
            typed(80);
            typed(8082);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(START);
            workspace.redo();
            assertThat(workspace.draft()).isEqualTo(onPort(8082));
            typed(8083);
            workspace.accept(workspace.draft());
            typed(8084);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(onPort(8083));
            workspace.undo();
            typed(9);
            typed(8082);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(START);
        }

        private void typed(int port) {
            workspace.by(
                    "the port",
                    () -> {
                        workspace.edit(port(port));
                        return true;
                    });
        }

        @Test
        void ofTheWizardIsTheCauseOfTheStart() {
            workspace.edit(port(8081));
            assertThat(Cause.ofStart(workspace.editsSinceTaken())).isEqualTo(Cause.START);
            workspace.edit(Edit.of("wizard", "http", _ -> onPort(8082)));
            assertThat(Cause.ofStart(workspace.editsSinceTaken())).isEqualTo(Cause.WIZARD);
            workspace.accept(workspace.draft());
            workspace.edit(port(8083));
            assertThat(Cause.ofStart(workspace.editsSinceTaken())).isEqualTo(Cause.START);
        }

        @Test
        void isGivenTheDraftAsItIs() {
            workspace.edit(port(8081));
            workspace.edit(Edit.of("none", "", draft -> draft.withServices(List.of())));
            assertThat(workspace.draft()).isEqualTo(onPort(8081).withServices(List.of()));
        }

        @Test
        void thatChangesNothingIsNone() {
            workspace.edit(port(8080));
            assertThat(workspace.undoable()).isEmpty();
            assertThat(kept).isEmpty();
        }

        @Test
        void saysWhatIsWrongWithTheDraft() {
            workspace.edit(port(-1));
            assertThat(workspace.problems())
                    .extracting(Problem::code)
                    .containsExactly("port.range");
            workspace.undo();
            assertThat(workspace.problems()).isEmpty();
        }

        @Test
        void fromAnotherThreadIsABug() {
            CompletableFuture<Void> other =
                    CompletableFuture.runAsync(() -> workspace.edit(port(8081)));
            assertThatThrownBy(other::join).hasCauseInstanceOf(AssertionError.class);
            assertThat(workspace.draft()).isEqualTo(START);
        }
    }

    @Nested
    class UndoAndRedo {
        @Test
        void nameTheEditTheyAreAbout() {
            Edit first = port(8081);
            Edit second = port(8082);
            workspace.edit(first);
            workspace.edit(second);
            workspace.undo();
            assertThat(workspace.undoable()).hasValue(first);
            assertThat(workspace.redoable()).hasValue(second);
        }

        @Test
        void doNothingWhereThereIsNothing() {
            workspace.undo();
            workspace.redo();
            assertThat(workspace.draft()).isEqualTo(START);
            assertThat(kept).isEmpty();
        }

        @Test
        void redoDoesWhatWasUndone() {
            workspace.edit(port(8081));
            workspace.edit(port(8082));
            workspace.undo();
            workspace.undo();
            workspace.redo();
            assertThat(workspace.draft()).isEqualTo(onPort(8081));
            workspace.redo();
            assertThat(workspace.draft()).isEqualTo(onPort(8082));
            assertThat(workspace.redoable()).isEmpty();
        }

        @Test
        void aNewEditEndsWhatCouldBeRedone() {
            workspace.edit(port(8081));
            workspace.undo();
            workspace.edit(port(8082));
            assertThat(workspace.redoable()).isEmpty();
            workspace.redo();
            assertThat(workspace.draft()).isEqualTo(onPort(8082));
        }

        @Test
        void fiveHundredRandomEditsUndoneAreTheStart() {
            RandomConfigs random = new RandomConfigs(13);
            List<ProxyConfig> drafts = new ArrayList<>(List.of(START));
            while (drafts.size() <= Workspace.UNDO_DEPTH) {
                workspace.edit(Edit.of("random", "", random::edited));
                if (!workspace.draft().equals(drafts.getLast())) {
                    drafts.add(workspace.draft());
                }
            }
            for (int i = drafts.size() - 2; i >= 0; i--) {
                workspace.undo();
                assertThat(workspace.draft()).isEqualTo(drafts.get(i));
            }
            assertThat(workspace.draft()).isEqualTo(START);
            assertThat(workspace.undoable()).isEmpty();
            for (int i = 1; i < drafts.size(); i++) {
                workspace.redo();
                assertThat(workspace.draft()).isEqualTo(drafts.get(i));
            }
        }

        @Test
        void reachAsFarBackAsIsKept() {
            for (int i = 0; i <= Workspace.UNDO_DEPTH; i++) {
                workspace.edit(port(9000 + i));
            }
            for (int i = 0; i <= Workspace.UNDO_DEPTH; i++) {
                workspace.undo();
            }
            assertThat(workspace.draft()).isEqualTo(onPort(9000));
        }
    }

    @Nested
    class WhileNothingRuns {
        @Test
        void aSoundDraftIsAppliedAtOnce() {
            workspace.edit(port(8081));
            assertThat(workspace.applied()).isEqualTo(onPort(8081));
            assertThat(workspace.isPending()).isFalse();
            assertThat(kept).containsExactly(new Kept(onPort(8081), Optional.empty()));
        }

        @Test
        void aDraftWithErrorsWaitsUntilTheyAreMended() {
            workspace.edit(port(-1));
            assertThat(workspace.applied()).isEqualTo(START);
            assertThat(workspace.isPending()).isTrue();
            assertThat(kept).containsExactly(new Kept(START, Optional.of(onPort(-1))));
            workspace.edit(port(8081));
            assertThat(workspace.applied()).isEqualTo(onPort(8081));
        }

        @Test
        void discardTakesADraftWithErrorsBack() {
            workspace.edit(port(-1));
            workspace.discard();
            assertThat(workspace.draft()).isEqualTo(START);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(onPort(-1));
        }
    }

    @Nested
    class WhileItRuns {
        @Test
        void editsStayInTheDraftUntilTheyAreTaken() {
            workspace.setLive(true);
            workspace.edit(port(8081));
            assertThat(workspace.applied()).isEqualTo(START);
            assertThat(workspace.isPending()).isTrue();
            assertThat(kept.getLast()).isEqualTo(new Kept(START, Optional.of(onPort(8081))));

            workspace.accept(onPort(8081));
            assertThat(workspace.applied()).isEqualTo(onPort(8081));
            assertThat(workspace.isPending()).isFalse();
            assertThat(kept.getLast()).isEqualTo(new Kept(onPort(8081), Optional.empty()));
        }

        @Test
        void whatWasEditedMeanwhileIsStillPending() {
            workspace.setLive(true);
            workspace.edit(port(8081));
            ProxyConfig asked = workspace.draft();
            workspace.edit(port(8082));
            workspace.accept(asked);
            assertThat(workspace.applied()).isEqualTo(onPort(8081));
            assertThat(workspace.draft()).isEqualTo(onPort(8082));
            assertThat(workspace.isPending()).isTrue();
        }

        @Test
        void undoAfterApplyIsPendingAgain() {
            workspace.setLive(true);
            workspace.edit(port(8081));
            workspace.accept(workspace.draft());
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(START);
            assertThat(workspace.applied()).isEqualTo(onPort(8081));
        }

        @Test
        void discardIsOneStepThatCanBeUndone() {
            workspace.setLive(true);
            workspace.edit(port(8081));
            workspace.edit(port(8082));
            workspace.discard();
            assertThat(workspace.isPending()).isFalse();
            assertThat(workspace.undoable().map(Edit::code)).hasValue("discard");
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(onPort(8082));
        }

        @Test
        void whenItStopsASoundDraftIsWhatStartsNext() {
            workspace.setLive(true);
            workspace.edit(port(8081));
            workspace.setLive(false);
            assertThat(workspace.applied()).isEqualTo(onPort(8081));
        }
    }

    @Nested
    class Observers {
        @Test
        void areToldAfterEveryChangeAndSeeIt() {
            List<ProxyConfig> seen = new ArrayList<>();
            Runnable observer = () -> seen.add(workspace.draft());
            workspace.addObserver(observer);
            workspace.edit(port(8081));
            workspace.edit(port(8081));
            workspace.undo();
            workspace.redo();
            assertThat(seen).containsExactly(onPort(8081), START, onPort(8081));
            workspace.removeObserver(observer);
            workspace.undo();
            assertThat(seen).hasSize(3);
        }

        @Test
        void mayLeaveWhileTheyAreTold() {
            List<String> told = new ArrayList<>();
            Runnable[] once = new Runnable[1];
            once[0] =
                    () -> {
                        told.add("once");
                        workspace.removeObserver(once[0]);
                    };
            workspace.addObserver(once[0]);
            workspace.addObserver(() -> told.add("always"));
            workspace.edit(port(8081));
            workspace.edit(port(8082));
            assertThat(told).containsExactly("once", "always", "always");
        }
    }

    @Test
    void aPendingDraftIsOpenedAsOne() {
        Workspace opened = new Workspace(START, onPort(-1), Keeper.none());
        assertThat(opened.applied()).isEqualTo(START);
        assertThat(opened.isPending()).isTrue();
        assertThat(opened.problems()).hasSize(1);
        assertThat(opened.undoable()).isEmpty();
    }
}
