package org.yaomote.ui.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.HealthCheck;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.QueueSettings;
import org.yaomote.config.ServiceOptions;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.fx.StateMark;
import org.yaomote.ui.fx.WorkspaceModel;

import java.time.Duration;
import java.util.List;

class ServiceOptionsFormTest {
    private final ProxyConfig start = Drafts.two();
    private final WorkspaceModel workspace = Drafts.model(start);
    private final ServicesViewModel model = new ServicesViewModel(workspace);
    private final RowId.OfService web = new RowId.OfService(start.services().getFirst().id());
    private final ServiceForm service = model.form(web);
    private final ServiceOptionsForm form = service.options();

    private ServiceOptions options() {
        return workspace.draft().services().getFirst().options();
    }

    private static List<String> codes(TypedField field) {
        return field.problems().stream().map(Problem::code).toList();
    }

    @Test
    void areNotNotableAsLongAsAllIsUsual() {
        assertThat(form.isSharingNotable()).isFalse();
        assertThat(form.isCheckNotable()).isFalse();
        assertThat(form.isWayNotable()).isFalse();
        form.setBalancing(Balancing.RANDOM);
        form.setCheckKind(CheckKind.NONE);
        form.setHttp(UpstreamHttp.HTTP_2);
        assertThat(form.isSharingNotable()).isTrue();
        assertThat(form.isCheckNotable()).isTrue();
        assertThat(form.isWayNotable()).isTrue();
    }

    @Test
    void aCheckByGetBeginsWithTheRootAndKeepsItsTimes() {
        form.interval().set("5s");
        form.setCheckKind(CheckKind.HTTP);
        HealthCheck.Timing timing =
                new HealthCheck.Timing(Duration.ofSeconds(5), Duration.ofSeconds(1), 3, 2);
        assertThat(options().healthCheck())
                .isEqualTo(new HealthCheck.Http("/", "", 200, 299, timing));
        form.checkPath().set("/healthz");
        form.statusTo().set("399");
        form.setCheckKind(CheckKind.NONE);
        form.setCheckKind(CheckKind.HTTP);
        assertThat(options().healthCheck())
                .isEqualTo(new HealthCheck.Http("/healthz", "", 200, 399, timing));
    }

    @Test
    void whatIsWrongWithACheckStandsAtItsField() {
        form.setCheckKind(CheckKind.HTTP);
        form.checkPath().set("healthz");
        form.timeout().set("3s");
        form.fall().set("0");
        assertThat(codes(form.checkPath())).containsExactly("check.path");
        assertThat(codes(form.timeout())).containsExactly("check.timeout");
        assertThat(codes(form.fall())).containsExactly("number.range");
        assertThat(codes(form.rise())).isEmpty();
    }

    @Test
    void tlsIsVerifiedUnlessTheUserSaysOtherwiseAndComesBack() {
        form.setSecure(true);
        assertThat(options().tls()).isEqualTo(UpstreamTls.Tls.VERIFIED);
        form.setVerifying(false);
        form.serverName().set("app.test");
        form.authorities().set("ca.pem");
        form.clientCertificate().set("us.pem");
        form.setSecure(false);
        assertThat(options().tls()).isEqualTo(new UpstreamTls.Plain());
        form.setSecure(true);
        assertThat(options().tls())
                .isEqualTo(new UpstreamTls.Tls(false, "app.test", "ca.pem", "us.pem"));
    }

    @Test
    void queueAndSlowStartAreTyped() {
        form.queueLength().set("16");
        form.queuePatience().set("1m30s");
        form.slowStart().set("0");
        assertThat(options().queue()).isEqualTo(new QueueSettings(16, Duration.ofSeconds(90)));
        assertThat(options().slowStart()).isZero();
    }

    @Test
    void maintenanceIsOneSwitchAndShownAsTheStateOfTheService() {
        service.setInMaintenance(true);
        assertThat(service.isInMaintenance()).isTrue();
        assertThat(model.row(web).orElseThrow().standing().get().mark())
                .isEqualTo(StateMark.MAINTENANCE);
        workspace.undo();
        assertThat(service.isInMaintenance()).isFalse();
        assertThat(workspace.draft()).isEqualTo(start);
    }

    @Test
    void aBackendIsShownAsWhatItIsLetDo() {
        RowId.OfBackend row =
                (RowId.OfBackend) model.groups().getFirst().backends().getFirst().id();
        BackendForm backend = model.form(row);
        for (BackendMode mode : BackendMode.values()) {
            backend.setMode(mode);
            assertThat(backend.mode()).isEqualTo(mode);
            StateMark expected =
                    switch (mode) {
                        case READY -> StateMark.UNKNOWN;
                        case DRAIN -> StateMark.DRAINING;
                        case MAINTENANCE -> StateMark.MAINTENANCE;
                        case OFF -> StateMark.OFF;
                    };
            assertThat(model.row(row).orElseThrow().standing().get().mark()).isEqualTo(expected);
        }
        backend.maxConnections().set("-1");
        assertThat(codes(backend.maxConnections())).containsExactly("number.atLeast");
        backend.maxConnections().set("50");
        assertThat(backend.backend().orElseThrow().maxConnections()).isEqualTo(50);
    }

    @Test
    void anEmergencyBackendHasNoShareWhileAnotherIsReady() {
        RowId.OfBackend row = (RowId.OfBackend) model.groups().getFirst().backends().getLast().id();
        model.form(row).setEmergency(true);
        assertThat(service.shares()).extracting(Share::tenths).containsExactly(1000, 0);
        RowId.OfBackend first =
                (RowId.OfBackend) model.groups().getFirst().backends().getFirst().id();
        model.form(first).setMode(BackendMode.MAINTENANCE);
        assertThat(service.shares()).extracting(Share::tenths).containsExactly(0, 1000);
    }
}
