package org.yaomote.ui.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Hsts;
import org.yaomote.config.HttpsRedirect;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.TlsPolicy;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.fx.WorkspaceModel;

import java.time.Duration;
import java.util.List;

class ListenerOptionsFormTest {
    private final ProxyConfig start = Drafts.two();
    private final WorkspaceModel workspace = Drafts.model(start);
    private final ListenersViewModel model = new ListenersViewModel(workspace);
    private final ListenerForm listener = model.form(start.listeners().getFirst().id());
    private final ListenerOptionsForm form = listener.options();

    private ListenerOptions options() {
        return workspace.draft().listeners().getFirst().options();
    }

    private static List<String> codes(TypedField field) {
        return field.problems().stream().map(Problem::code).toList();
    }

    @Test
    void whatHasNoFieldIsKeptWhateverIsEdited() {
        TlsPolicy policy =
                new TlsPolicy(
                        List.of("ECDHE-RSA-AES128-GCM-SHA256"),
                        List.of(),
                        TlsPolicy.Version.TLS_1_3,
                        true,
                        "revoked.pem",
                        "",
                        3,
                        TlsPolicy.OneRequest.OLD_EXPLORER);
        ClientCertificates unverified = new ClientCertificates.Unverified();
        Listener first =
                start.listeners()
                        .getFirst()
                        .withProtocol(
                                new Protocol.Https(
                                        new TlsSettings(List.of("a.pem"), unverified, policy)));
        WorkspaceModel secure = Drafts.model(start.withListener(first));
        ListenerForm edited = new ListenersViewModel(secure).form(first.id());
        assertThat(edited.options().clients()).isEqualTo(ClientsKind.UNVERIFIED);
        edited.addCertificate("b.pem");
        edited.options().setClients(ClientsKind.REQUIRED);
        edited.options().authorities().set("ca.pem");
        edited.speak(Spoken.HTTP);
        edited.speak(Spoken.HTTPS);
        assertThat(secure.draft().listeners().getFirst().protocol())
                .isEqualTo(
                        new Protocol.Https(
                                new TlsSettings(
                                        List.of("a.pem", "b.pem"),
                                        new ClientCertificates.Required("ca.pem"),
                                        policy)));
    }

    @Test
    void aTunnelBecomesHttpOrHttpsIfTheUserSaysSo() {
        Listener tunnel = start.listeners().getFirst().withProtocol(new Protocol.Tcp());
        WorkspaceModel draft = Drafts.model(start.withListener(tunnel));
        ListenerForm edited = new ListenersViewModel(draft).form(tunnel.id());
        assertThat(edited.isTunnel()).isTrue();
        edited.speak(Spoken.HTTP);
        assertThat(draft.draft().listeners().getFirst().protocol()).isEqualTo(new Protocol.Http());
        draft.undo();
        edited.speak(Spoken.HTTPS);
        assertThat(edited.isSecure()).isTrue();
    }

    @Test
    void areNotNotableAsLongAsAllIsUsual() {
        assertThat(form.isNotable()).isFalse();
        form.setRedirecting(true);
        assertThat(form.isNotable()).isTrue();
        workspace.undo();
        assertThat(form.isNotable()).isFalse();
    }

    @Test
    void aRedirectGoesToTheHttpsListenerThereIs() {
        form.setRedirecting(true);
        assertThat(options().redirect()).isEqualTo(new HttpsRedirect.To(443));
        form.setRedirecting(false);
        assertThat(options().redirect()).isEqualTo(new HttpsRedirect.Off());

        Listener https =
                start.listeners()
                        .getFirst()
                        .withId(new ListenerId("tls"))
                        .withName("tls")
                        .withPort(8443)
                        .withProtocol(new Protocol.Https(new TlsSettings(List.of("a.pem"))));
        WorkspaceModel both = Drafts.model(start.withListener(https));
        ListenerOptionsForm other =
                new ListenersViewModel(both).form(start.listeners().getFirst().id()).options();
        other.setRedirecting(true);
        assertThat(both.draft().listeners().getFirst().options().redirect())
                .isEqualTo(new HttpsRedirect.To(8443));
    }

    @Test
    void thePortOfTheRedirectComesBackWithIt() {
        form.setRedirecting(true);
        form.redirectPort().set("9443");
        form.setRedirecting(false);
        form.setRedirecting(true);
        assertThat(options().redirect()).isEqualTo(new HttpsRedirect.To(9443));
        form.redirectPort().set("8080");
        assertThat(codes(form.redirectPort())).containsExactly("redirect.loop");
    }

    @Test
    void hstsBeginsWithAYearAndTakesDurations() {
        listener.speak(Spoken.HTTPS);
        form.setStrict(true);
        form.setStrictBelow(true);
        assertThat(options().hsts()).isEqualTo(new Hsts.On(Duration.ofDays(365), true));
        form.strictFor().set("３０d");
        assertThat(options().hsts()).isEqualTo(new Hsts.On(Duration.ofDays(30), true));
        form.strictFor().set("60日");
        assertThat(options().hsts()).isEqualTo(new Hsts.On(Duration.ofDays(60), true));
        form.strictFor().set("30 d");
        form.strictFor().set("a month");
        assertThat(codes(form.strictFor())).containsExactly("field.notDuration");
        assertThat(options().hsts()).isEqualTo(new Hsts.On(Duration.ofDays(30), true));
    }

    @Test
    void trustedProxiesAreTypedWithACommaBetween() {
        form.trustedProxies().set(" 10.0.0.0/8,fd00::/8 ; ::1 ");
        assertThat(options().trustedProxies()).containsExactly("10.0.0.0/8", "fd00::/8", "::1");
        assertThat(form.trustedProxies().text()).isEqualTo("10.0.0.0/8, fd00::/8, ::1");
        form.trustedProxies().set("10.0.0.1/8");
        assertThat(codes(form.trustedProxies())).containsExactly("network.bits");
        form.trustedProxies().set("");
        assertThat(options()).isEqualTo(ListenerOptions.DEFAULTS);
    }

    @Test
    void theLongestBodyIsASize() {
        form.longestBody().set("10 mb");
        assertThat(options().maxBodyBytes()).isEqualTo(10 << 20);
        assertThat(form.longestBody().text()).isEqualTo("10 MB");
        form.longestBody().set("much");
        assertThat(codes(form.longestBody())).containsExactly("field.notSize");
    }

    @Test
    void clientsAreAskedByHttpsOnlyAndTheAuthoritiesComeBack() {
        listener.speak(Spoken.HTTPS);
        listener.addCertificate("a.pem");
        form.setClients(ClientsKind.REQUIRED);
        assertThat(codes(form.authorities())).containsExactly("clients.noAuthorities");
        form.authorities().set("ca.pem");
        form.setClients(ClientsKind.NOT_ASKED);
        form.setClients(ClientsKind.ASKED);
        assertThat(listener.tls())
                .isEqualTo(
                        new TlsSettings(List.of("a.pem"), new ClientCertificates.Asked("ca.pem")));
    }

    @Test
    void otherCertificatesLeaveTheClientsAlone() {
        listener.speak(Spoken.HTTPS);
        form.setClients(ClientsKind.ASKED);
        form.authorities().set("ca.pem");
        listener.addCertificate("b.pem");
        listener.speak(Spoken.HTTP);
        listener.speak(Spoken.HTTPS);
        assertThat(listener.tls().clients()).isEqualTo(new ClientCertificates.Asked("ca.pem"));
        assertThat(listener.certificates()).containsExactly("b.pem");
    }

    @Test
    void everyChangeIsOneUndoableStep() {
        form.setRedirecting(true);
        form.redirectPort().set("9443");
        form.trustedProxies().set("::1");
        for (int i = 0; i < 3; i++) {
            workspace.undo();
        }
        assertThat(workspace.draft()).isEqualTo(start);
    }
}
