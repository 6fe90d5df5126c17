package org.yaomote.ui.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.Backend;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.FakeProxy;
import org.yaomote.metrics.Availability;
import org.yaomote.metrics.BackendHealth;
import org.yaomote.metrics.Traffic;
import org.yaomote.metrics.TrafficSnapshot;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.RowStanding;
import org.yaomote.ui.fx.Sample;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.RunState;
import org.yaomote.workspace.Workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class ServicesViewModelTest {
    private final ProxyConfig start = Drafts.two();
    private final Workspace kept = Drafts.open(start);
    private final FakeProxy proxy = new FakeProxy(kept);
    private final WorkspaceModel workspace = new WorkspaceModel(kept, proxy);
    private final ServicesViewModel model = new ServicesViewModel(workspace);
    private final ServicesEdits edits = model.edits();
    private final RowId web = model.groups().getFirst().row().id();
    private final RowId web1 = model.groups().getFirst().backends().getFirst().id();
    private final RowId web2 = model.groups().getFirst().backends().getLast().id();

    @Nested
    class TheTree {
        @Test
        void aNewBackendGoesToTheSelectedServiceAndIsSelected() {
            model.select(List.of(web1));
            edits.createBackend("service");
            assertThat(backends()).hasSize(3);
            assertThat(backends().getLast().port()).isEqualTo(8081);
            assertThat(model.selected()).containsExactly(rows().getLast().id());
            assertThat(workspace.problemsProperty().get()).isEmpty();
        }

        @Test
        void withoutAServiceANewBackendBringsOneInOneStep() {
            WorkspaceModel empty = Drafts.model(ProxyConfig.EMPTY);
            new ServicesViewModel(empty).edits().createBackend("service");
            assertThat(empty.draft().services().getFirst().backends()).hasSize(1);
            empty.undo();
            assertThat(empty.draft()).isEqualTo(ProxyConfig.EMPTY);
        }

        @Test
        void aCopyOfABackendHasAnotherNameAndAddress() {
            model.select(List.of(web1));
            edits.duplicate();
            assertThat(backends())
                    .extracting(Backend::label)
                    .containsExactly("web1", "web1 2", "web2");
            assertThat(backends()).extracting(Backend::address).doesNotHaveDuplicates();
            assertThat(model.selected()).containsExactly(rows().get(1).id());
        }

        @Test
        void aCopyOfAServiceHasAnotherNameAndIdAndTheSameBackends() {
            model.select(List.of(web));
            edits.duplicate();
            Service copy = workspace.draft().services().get(1);
            assertThat(copy.name()).isEqualTo("web 2");
            assertThat(copy.backends()).isEqualTo(start.services().getFirst().backends());
            assertThat(model.selected()).containsExactly(new RowId.OfService(copy.id()));
        }

        @Test
        void severalRowsAreDeletedInOneStepThatIsUndone() {
            RowId api = model.groups().getLast().row().id();
            model.select(List.of(web1, api));
            assertThat(edits.delete()).containsExactly("web1", "api");
            assertThat(workspace.draft().services()).hasSize(1);
            assertThat(backends()).hasSize(1);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
        }

        @Test
        void deletingAServiceTakesTheRulesToItAlong() {
            model.select(List.of(web));
            assertThat(edits.rulesToSelected()).isEqualTo(1);
            edits.delete();
            assertThat(workspace.draft().listeners().getFirst().rules()).isEmpty();
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
        }

        @Test
        void deletingABackendSelectsItsNeighbour() {
            model.select(List.of(web1));
            edits.delete();
            assertThat(model.selected()).containsExactly(web2);
            edits.delete();
            assertThat(model.selected()).containsExactly(web);
        }

        @Test
        void backendsMoveToAnotherServiceInOneStepButForThoseItHas() {
            RowId.OfService api = (RowId.OfService) model.groups().getLast().row().id();
            model.select(List.of(web1, web2));
            assertThat(edits.moveTo(api.service())).containsExactly("web1", "web2");
            assertThat(backends()).isEmpty();
            assertThat(workspace.draft().service(api.service()).orElseThrow().backends())
                    .extracting(Backend::name)
                    .contains("web1", "web2");
            assertThat(model.selected()).allMatch(row -> row.service().equals(api.service()));
            assertThat(edits.moveTo(api.service())).isEmpty();
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
        }

        @Test
        void switchingAServiceOffSwitchesAllItsBackendsOffInOneStep() {
            model.select(List.of(web));
            assertThat(edits.modes().isAnyEnabled()).isTrue();
            edits.modes().set(BackendMode.OFF);
            assertThat(backends()).noneMatch(Backend::enabled);
            assertThat(edits.modes().isAnyEnabled()).isFalse();
            assertThat(model.row(web).orElseThrow().standing().get().mark())
                    .isEqualTo(StateMark.OFF);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
        }

        @Test
        void rowsMoveAmongTheirLikeAndKeepTheirIdentityAndSelection() {
            model.select(List.of(web2));
            assertThat(edits.canMove(1)).isFalse();
            edits.move(-1);
            assertThat(rows()).extracting(ServicesRow::id).containsExactly(web2, web1);
            assertThat(model.selected()).containsExactly(web2);
            model.select(List.of(web));
            edits.move(1);
            assertThat(model.groups().getLast().row().id()).isEqualTo(web);
            workspace.undo();
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
        }

        @Test
        void theFilterKeepsAServiceWhoseBackendPasses() {
            model.filter("WEB2");
            assertThat(model.groups()).hasSize(1);
            assertThat(rows()).extracting(ServicesRow::id).containsExactly(web2);
            model.filter("api");
            assertThat(model.groups().getFirst().row().setting().get().name()).isEqualTo("api");
            model.filter("");
            assertThat(model.groups()).hasSize(2);
        }
    }

    @Nested
    class TheBackendForm {
        private final BackendForm form = model.form((RowId.OfBackend) web1);

        @Test
        void draggingShowsSharesAndEditsOnceWhenLetGo() {
            for (int weight = 5; weight <= 10; weight++) {
                form.previewWeight(weight);
            }
            assertThat(form.shares()).extracting(Share::tenths).containsExactly(667, 333);
            assertThat(workspace.draft()).isEqualTo(start);
            form.commitWeight();
            assertThat(backends().getFirst().weight()).isEqualTo(10);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
            assertThat(form.shownWeight()).isEqualTo(5);
        }

        @Test
        void hostAndPortOrAUrlAreTakenApartWhenLeft() {
            form.host().set("http://192.168.1.7:3000/x");
            assertThat(backends().getFirst().address()).isEqualTo("192.168.1.7:3000");
            assertThat(form.host().text()).isEqualTo("192.168.1.7");
            form.host().set("[fe80::1]:81");
            assertThat(backends().getFirst().address()).isEqualTo("[fe80::1]:81");
            workspace.undo();
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
        }

        @Test
        void aNumberThatIsTypedWithAPauseIsOneStep() {
            form.weight().type("0");
            form.weight().commit();
            form.weight().type("07");
            form.weight().commit();
            form.weight().leave();
            form.weight().set("9");
            workspace.undo();
            assertThat(backends().getFirst().weight()).isEqualTo(7);
            workspace.undo();
            assertThat(workspace.draft()).isEqualTo(start);
        }

        @Test
        void anAddressBeingTypedIsNotTakenApartAtAPause() {
            form.host().type("fe80:1");
            form.host().commit();
            assertThat(workspace.draft()).isEqualTo(start);
            assertThat(form.host().text()).isEqualTo("fe80:1");
        }

        @Test
        void theRowStaysTheSameWhileEveryFieldOfItIsChanged() {
            model.select(List.of(web1));
            form.host().set("other");
            form.port().set("1234");
            form.name().set("renamed");
            assertThat(rows().getFirst().id()).isEqualTo(web1);
            assertThat(model.selected()).containsExactly(web1);
            assertThat(rows().getFirst().setting().get().address()).isEqualTo("other:1234");
        }

        @Test
        void problemsAreToldAtTheirFields() {
            form.weight().set("0");
            form.port().set("eighty");
            form.host().set("not a host");
            assertThat(codes(form.weight().problems())).containsExactly("backend.weight");
            assertThat(codes(form.port().problems())).containsExactly("field.notNumber");
            assertThat(codes(form.host().problems())).containsExactly("backend.host");
            assertThat(form.port().text()).isEqualTo("eighty");
            assertThat(model.row(web1).orElseThrow().standing().get().isDraftWrong()).isTrue();
        }

        @Test
        void aTextOfADeletedAndRestoredBackendDoesNotLeakToItsNeighbour() {
            form.port().set("x");
            model.select(List.of(web1));
            edits.delete();
            assertThat(model.form((RowId.OfBackend) web2).port().text()).isEqualTo("9002");
            assertThat(form.port().text()).isEmpty();
        }
    }

    @Nested
    class TheServiceForm {
        private final ServiceForm form = model.form((RowId.OfService) web);

        @Test
        void aKindOfAffinityComesBackWithItsNameAndTime() {
            form.setAffinityKind(AffinityKind.COOKIE);
            assertThat(codes(form.affinityName().problems())).containsExactly("affinity.name");
            form.affinityName().set("SID");
            form.timeToLive().set("60");
            form.setAffinityKind(AffinityKind.CLIENT_ADDRESS);
            form.setAffinityKind(AffinityKind.COOKIE);
            assertThat(form.service().orElseThrow().affinity())
                    .isEqualTo(new Affinity.ByCookie("SID", Duration.ofMinutes(1)));
            form.timeToLive().set("0");
            assertThat(codes(form.timeToLive().problems())).containsExactly("duration.positive");
        }

        @Test
        void everyKindMakesAnAffinityOfItself() {
            for (AffinityKind kind : AffinityKind.values()) {
                assertThat(AffinityKind.of(kind.with("n", Duration.ofMinutes(1)))).isEqualTo(kind);
            }
        }

        @Test
        void aNameThatIsTakenIsToldAtTheField() {
            form.name().set("API");
            assertThat(workspace.problemsProperty().get())
                    .extracting(Problem::code)
                    .contains("name.twice");
            form.name().set("new");
            assertThat(form.name().problems()).isEmpty();
        }
    }

    @Nested
    class LiveFigures {
        @Test
        void ratesAndStatesComeFromTwoSamples() {
            Instant run = Instant.ofEpochSecond(1);
            proxy.become(new RunState.Running(run, List.of()));
            model.sample(
                    new Sample(
                            snapshot(run, 0, 10, Availability.UP),
                            snapshot(run, 2_000_000_000L, 30, Availability.DOWN)));
            ServicesRow row = model.row(web1).orElseThrow();
            assertThat(row.flow().get().perSecond()).isEqualTo(10);
            assertThat(row.flow().get().traffic().requests()).isEqualTo(30);
            assertThat(row.standing().get().mark()).isEqualTo(StateMark.DOWN);
            assertThat(model.row(web2).orElseThrow().standing().get().mark())
                    .isEqualTo(StateMark.UNKNOWN);
            proxy.stop();
            model.sample(Sample.NONE);
            assertThat(row.standing().get().mark()).isEqualTo(StateMark.UNKNOWN);
            assertThat(row.flow().get().perSecond()).isZero();
        }

        @Test
        void whatIsWrongInTheDraftStandsBesideHowItRunsAndNotInItsPlace() {
            Instant run = Instant.ofEpochSecond(1);
            proxy.become(new RunState.Running(run, List.of()));
            model.sample(
                    new Sample(
                            snapshot(run, 0, 10, Availability.UP),
                            snapshot(run, 2_000_000_000L, 30, Availability.UP)));
            ServicesRow row = model.row(web1).orElseThrow();
            BackendForm form = model.form((RowId.OfBackend) web1);
            form.weight().set("0");
            form.host().set("not a host");
            assertThat(row.standing().get().mark()).isEqualTo(StateMark.UP);
            assertThat(row.standing().get().isDraftWrong()).isTrue();
            assertThat(row.standing().get().isDraftWrong()).isTrue();
            assertThat(model.sights().of((RowId.OfBackend) web1).orElseThrow().isWrong()).isTrue();
            workspace.undo();
            workspace.undo();
            assertThat(row.standing().get()).isEqualTo(new RowStanding(StateMark.UP, false));
        }

        private TrafficSnapshot snapshot(
                Instant run, long nanos, long requests, Availability availability) {
            Traffic traffic =
                    new Traffic(
                            requests,
                            0,
                            new Traffic.Outcomes(0, requests, 0, 0, 0, 0),
                            0,
                            0,
                            0,
                            0,
                            0,
                            org.yaomote.metrics.Latency.NONE);
            var health = new BackendHealth(availability, run, 0, "");
            var backend = new TrafficSnapshot.BackendTraffic(traffic, health);
            var service =
                    new TrafficSnapshot.ServiceTraffic(traffic, Map.of("10.0.0.1:9001", backend));
            return new TrafficSnapshot(run, nanos, run, Map.of(), Map.of("service-1", service));
        }
    }

    private List<ServicesRow> rows() {
        return model.groups().getFirst().backends();
    }

    private List<Backend> backends() {
        return workspace.draft().services().getFirst().backends();
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }
}
