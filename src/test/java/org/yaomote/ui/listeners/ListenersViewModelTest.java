package org.yaomote.ui.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.Where;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.metrics.BoundListener;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.RowStanding;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Workspace;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class ListenersViewModelTest {
    private final ProxyConfig start = Drafts.two();
    private final Workspace kept = Drafts.open(start);
    private final FakeProxy proxy = new FakeProxy(kept);
    private final WorkspaceModel workspace = new WorkspaceModel(kept, proxy);
    private final ListenersViewModel model = new ListenersViewModel(workspace);
    private final ListenerId first = start.listeners().getFirst().id();
    private final ListenerForm form = model.form(first);

    @Nested
    class TheList {
        @Test
        void aNewListenerIsOnLoopbackAtAFreePortOverTheFirstService() {
            model.create("http");
            Listener made = workspace.draft().listeners().getLast();
            assertThat(made.name()).isEqualTo("http 2");
            assertThat(made.address()).isEqualTo("127.0.0.1");
            assertThat(made.port()).isEqualTo(8081);
            assertThat(made.rules())
                    .containsExactly(Rule.everything(start.services().getFirst().id()));
            assertThat(model.selected()).contains(made.id());
            assertThat(workspace.problemsProperty().get()).isEmpty();
        }

        @Test
        void aNewListenerWithoutServicesHasNoRule() {
            WorkspaceModel empty = Drafts.model(ProxyConfig.EMPTY);
            new ListenersViewModel(empty).create("http");
            assertThat(empty.draft().listeners().getFirst().rules()).isEmpty();
        }

        @Test
        void aCopyHasAnotherNameAndPortAndStandsBelow() {
            model.create("last");
            model.select(Optional.of(first));
            model.duplicate();
            List<Listener> all = workspace.draft().listeners();
            assertThat(all).extracting(Listener::name).containsExactly("http", "http 2", "last");
            assertThat(all).extracting(Listener::port).doesNotHaveDuplicates();
            assertThat(model.selected()).contains(all.get(1).id());
        }

        @Test
        void everyKindOfEditIsUndoneInOneStep() {
            model.create("b");
            ProxyConfig before = workspace.draft();
            List<Runnable> edits =
                    List.of(
                            () -> model.create("c"),
                            model::duplicate,
                            model::delete,
                            () -> model.setEnabled(false),
                            () -> model.move(-1),
                            () -> form.name().set("other"),
                            () -> form.address().set("0.0.0.0"),
                            () -> form.port().set("8090"),
                            () -> form.speak(Spoken.HTTPS),
                            () -> form.setMethods(org.yaomote.config.MethodSet.BASIC));
            for (Runnable edit : edits) {
                model.select(Optional.of(before.listeners().getLast().id()));
                edit.run();
                assertThat(workspace.draft()).isNotEqualTo(before);
                workspace.undo();
                assertThat(workspace.draft()).isEqualTo(before);
            }
        }

        @Test
        void deletingSelectsTheNeighbourAndUndoBringsTheListenerBack() {
            model.create("b");
            ListenerId second = model.selected().orElseThrow();
            assertThat(model.delete()).contains("b");
            assertThat(model.selected()).contains(first);
            workspace.undo();
            assertThat(workspace.draft().listener(second)).isPresent();
            assertThat(model.rows()).hasSize(2);
        }

        @Test
        void rowsStayTheSameObjectsWhenEditedAndMoved() {
            model.create("b");
            ListenerRow row = model.rows().get(1);
            model.move(-1);
            assertThat(model.rows().getFirst()).isSameAs(row);
            model.form(row.id()).name().set("c");
            assertThat(row.listener().get().name()).isEqualTo("c");
            assertThat(model.rows().getFirst()).isSameAs(row);
        }

        @Test
        void theFilterHidesRowsAndForbidsReordering() {
            model.create("admin");
            model.filter("ＡＤＭ");
            assertThat(model.rows()).hasSize(1);
            assertThat(model.canMove(-1)).isFalse();
            model.filter("");
            assertThat(model.rows()).hasSize(2);
            assertThat(model.canMove(-1)).isTrue();
            assertThat(model.canMove(1)).isFalse();
        }
    }

    @Nested
    class TheForm {
        @Test
        void textThatIsNoNumberStaysAsTypedWithItsReasonWhileAnotherListenerIsShown() {
            form.port().type("80a");
            form.port().leave();
            model.create("b");
            model.select(Optional.of(first));
            assertThat(form.port().text()).isEqualTo("80a");
            assertThat(form.port().problems())
                    .extracting(Problem::code)
                    .containsExactly("field.notNumber");
            assertThat(workspace.draft().listener(first).orElseThrow().port()).isEqualTo(8080);
        }

        @Test
        void textThatIsNoNumberIsNotFinishedForAsLongAsItsListenerIsThere() {
            model.create("b");
            ListenerForm second = model.form(model.selected().orElseThrow());
            second.port().set("80a");
            assertThat(unfinished()).containsExactly(new Where.Field("listeners[1].port"));
            model.move(-1);
            assertThat(unfinished()).containsExactly(new Where.Field("listeners[0].port"));
            model.delete();
            assertThat(unfinished()).isEmpty();
            workspace.undo();
            assertThat(unfinished()).hasSize(1);
            second.port().set("8095");
            assertThat(unfinished()).isEmpty();
        }

        private List<Where> unfinished() {
            return workspace.unfinished().problemsProperty().get().stream()
                    .map(Problem::where)
                    .toList();
        }

        @Test
        void aNumberOutOfRangeGoesToTheDraftAndIsToldByTheValidator() {
            form.port().set("70000");
            assertThat(form.port().problems())
                    .extracting(Problem::code)
                    .containsExactly("port.range");
            assertThat(model.rows().getFirst().standing().get().mark()).isEqualTo(StateMark.IDLE);
            assertThat(model.rows().getFirst().standing().get().isDraftWrong()).isTrue();
        }

        @Test
        void refusedTextGivesWayWhenTheValueChangesByOtherMeans() {
            form.port().set("8090");
            form.port().set("80a");
            workspace.undo();
            assertThat(form.port().text()).isEqualTo("8080");
            assertThat(form.port().problems()).isEmpty();
        }

        @Test
        void aPauseWritesTheValueButLeavesTheTextAsTyped() {
            form.name().type("my ");
            form.name().commit();
            assertThat(form.listener().orElseThrow().name()).isEqualTo("my");
            assertThat(form.name().text()).isEqualTo("my ");
            form.name().leave();
            assertThat(form.name().text()).isEqualTo("my");
        }

        @Test
        void fullWidthDigitsAreNumbers() {
            form.port().set("８４４３");
            assertThat(form.listener().orElseThrow().port()).isEqualTo(8443);
            assertThat(form.port().text()).isEqualTo("8443");
        }

        @Test
        void anAddressWithAPortIsTakenApartWhenLeftNotWhileTyping() {
            form.address().type("0.0.0.0:84");
            form.address().commit();
            assertThat(form.listener().orElseThrow().port()).isEqualTo(8080);
            form.address().type("0.0.0.0:8443");
            form.address().leave();
            assertThat(form.listener().orElseThrow().address()).isEqualTo("0.0.0.0");
            assertThat(form.listener().orElseThrow().port()).isEqualTo(8443);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
        }

        @Test
        void anEmptyNameIsKeptAndToldAtTheField() {
            form.name().set(" ");
            assertThat(form.name().text()).isEmpty();
            assertThat(form.name().problems())
                    .extracting(Problem::code)
                    .containsExactly("name.blank");
        }

        @Test
        void httpsWithoutACertificateIsToldAndCertificatesComeBackWithHttps() {
            form.speak(Spoken.HTTPS);
            assertThat(form.certificateProblems())
                    .extracting(Problem::code)
                    .containsExactly("listener.noCertificate");
            form.addCertificate("b.pem");
            form.addCertificate("a.pem");
            form.certificate(1).set("c.pem");
            form.speak(Spoken.HTTP);
            assertThat(form.listener().orElseThrow().protocol()).isEqualTo(new Protocol.Http());
            form.speak(Spoken.HTTPS);
            assertThat(form.certificates()).containsExactly("b.pem", "c.pem");
            form.removeCertificate(0);
            assertThat(form.certificates()).containsExactly("c.pem");
        }

        @Test
        void whatTheProxyRefusedIsToldAtTheFieldUntilTheListenerIsOpenedOtherwise() {
            Problem busy = Problem.error("listeners[0].port", "port.range", "8080");
            proxy.refuseNext(busy);
            proxy.start();
            model.create("b");
            model.move(-1);
            assertThat(form.port().problems())
                    .extracting(Problem::code)
                    .containsExactly("port.range");
            form.name().set("renamed");
            assertThat(form.port().problems()).hasSize(1);
            form.port().set("8099");
            assertThat(form.port().problems()).isEmpty();
        }

        @Test
        void aFormOfADeletedListenerIsEmptyAndWritesNothing() {
            model.delete();
            form.name().set("ghost");
            assertThat(workspace.draft().listeners()).isEmpty();
            assertThat(form.port().text()).isEmpty();
        }
    }

    @Nested
    class TheState {
        @Test
        void aListenerWaitsForTheStartAndIsThenAsWellAsWhatItSendsTo() {
            var bound = new BoundListener(first.value(), "http", "127.0.0.1", 8080, false);
            model.create("b");
            assertThat(model.rows().get(0).standing().get().mark()).isEqualTo(StateMark.IDLE);
            proxy.become(new RunState.Running(Instant.EPOCH, List.of(bound)));
            // Its service was not asked yet, and the other one could not be opened.
            assertThat(model.rows().get(0).standing().get().mark()).isEqualTo(StateMark.UNKNOWN);
            assertThat(model.rows().get(1).standing().get().mark()).isEqualTo(StateMark.DOWN);
            model.select(Optional.of(first));
            model.setEnabled(false);
            assertThat(model.rows().get(0).standing().get().mark()).isEqualTo(StateMark.OFF);
        }

        @Test
        void whatIsOpenIsSaidToBeWhereItIsUntilTheDraftIsApplied() {
            proxy.start();
            form.port().set("9090");
            RowStanding moved = model.rows().getFirst().standing().get();
            assertThat(moved.state(new Texts(Locale.ENGLISH))).isEqualTo("Not checked :8080");
            assertThat(moved.words(new Texts(Locale.ENGLISH)))
                    .isEqualTo("Not checked: open at 127.0.0.1:8080 until the change is applied");
            assertThat(moved.words(new Texts(Locale.JAPANESE))).contains("127.0.0.1:8080");
            form.address().set("0.0.0.0");
            form.port().set("8080");
            RowStanding widened = model.rows().getFirst().standing().get();
            assertThat(widened.state(new Texts(Locale.ENGLISH))).isEqualTo("Not checked 127.0.0.1");
            form.address().set("127.0.0.1");
            assertThat(model.rows().getFirst().standing().get().elsewhere()).isEmpty();
        }

        @Test
        void aPortThatTheSystemChoseIsNoMove() {
            form.port().set("0");
            var bound = new BoundListener(first.value(), "http", "127.0.0.1", 40123, false);
            proxy.start();
            proxy.become(new RunState.Running(Instant.EPOCH, List.of(bound)));
            assertThat(model.rows().getFirst().standing().get().elsewhere()).isEmpty();
        }
    }
}
