package org.yaomote.ui.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Problem;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Condition.PathPrefix;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.fx.WorkspaceModel;
import org.yaomote.workspace.Edit;

import java.time.Duration;
import java.util.List;

/// A listener is made to pass octets on, and to speak HTTP again.
class PassingTest {
    private static final ServiceId WEB = new ServiceId("service-1");
    private static final ServiceId API = new ServiceId("service-2");
    private static final Listener FULL =
            Drafts.two()
                    .listeners()
                    .getFirst()
                    .withMethods(MethodSet.BASIC)
                    .withOptions(ListenerOptions.DEFAULTS.withVia(true).withMaxBodyBytes(5))
                    .withRules(
                            List.of(
                                    new Rule(List.of(new PathPrefix("/api")), API),
                                    Rule.everything(WEB)));

    private final WorkspaceModel workspace = Drafts.model(Drafts.two().withListener(FULL));
    private final ListenerForm form =
            new ListenersViewModel(workspace).form(new ListenerId("listener-1"));

    private Listener now() {
        return workspace.draft().listeners().getFirst();
    }

    @Test
    void onlyWhatHoldsStaysAndOneStepBringsAllBack() {
        form.speak(Spoken.TCP);
        assertThat(form.isTunnel()).isTrue();
        assertThat(now().rules()).containsExactly(Rule.everything(WEB));
        assertThat(now().options()).isEqualTo(ListenerOptions.DEFAULTS);
        assertThat(now().methods()).isEqualTo(MethodSet.ANY);
        assertThat(workspace.problemsProperty().get()).isEmpty();
        workspace.undo();
        assertThat(now()).isEqualTo(FULL);
        workspace.redo();
        assertThat(form.receiver()).contains(WEB);
    }

    @Test
    void rulesAndOptionsComeBackWithHttp() {
        form.speak(Spoken.TCP);
        form.passTo(API);
        form.speak(Spoken.HTTP);
        assertThat(now()).isEqualTo(FULL);
        form.speak(Spoken.HTTPS);
        form.addCertificate("a.pem");
        form.speak(Spoken.TCP);
        form.speak(Spoken.HTTPS);
        assertThat(form.certificates()).containsExactly("a.pem");
        assertThat(now().rules()).isEqualTo(FULL.rules());
    }

    @Test
    void rulesToServicesThatAreGoneSinceStayAway() {
        form.speak(Spoken.TCP);
        workspace.edit(Edit.of("service.delete", "api", c -> c.withoutService(API)));
        form.speak(Spoken.HTTP);
        assertThat(now().rules()).containsExactly(Rule.everything(WEB));
    }

    @Test
    void aFilesRulesAndOptionsAreToldAndMendedByAChoice() {
        Listener wrong = FULL.withProtocol(new Protocol.Tcp());
        workspace.edit(Edit.of("import", "", c -> c.withListener(wrong)));
        assertThat(form.receiverProblems()).extracting(Problem::code).containsExactly("tcp.rules");
        assertThat(form.within("options")).extracting(Problem::code).containsOnly("tcp.option");
        form.passTo(API);
        form.dropOptions();
        assertThat(form.receiver()).contains(API);
        assertThat(workspace.problemsProperty().get()).isEmpty();
        assertThat(workspace.draft().listeners().getFirst().rules())
                .containsExactly(Rule.everything(API));
    }

    @Test
    void withoutAServiceOneIsMissed() {
        ProxyConfig bare =
                Drafts.two().withServices(List.of()).withListener(FULL.withRules(List.of()));
        WorkspaceModel empty = Drafts.model(bare);
        ListenerForm edited = new ListenersViewModel(empty).form(FULL.id());
        edited.speak(Spoken.TCP);
        assertThat(edited.receivers()).isEmpty();
        assertThat(edited.receiverProblems())
                .extracting(Problem::code)
                .containsExactly("tcp.rules");
        assertThat(edited.silences()).isEmpty();
    }

    @Test
    void theLimitOfASilentConnectionIsTheGeneralOne() {
        form.speak(Spoken.TCP);
        assertThat(form.silences()).containsExactly(Duration.ofHours(1));
    }
}
