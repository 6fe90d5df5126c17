package org.yaomote.ui.listeners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.ListenerId;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Rule;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Condition.HostIs;
import org.yaomote.policy.Condition.PathPrefix;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.RowKeys;
import org.yaomote.ui.fx.WorkspaceModel;

import java.util.List;

class RulesFormTest {
    private static final ServiceId WEB = new ServiceId("service-1");
    private static final ServiceId API = new ServiceId("service-2");

    private final WorkspaceModel workspace = Drafts.model(Drafts.two());
    private final RulesForm rules =
            new ListenersViewModel(workspace).form(new ListenerId("listener-1")).rules();

    @Test
    void aNewRuleStandsBeforeTheOneThatTakesEverything() {
        var key = rules.add().orElseThrow();
        rules.path(key).set("/api");
        rules.host(key).set("app.lan");
        rules.setService(key, API);
        assertThat(draft())
                .containsExactly(
                        new Rule(List.of(new HostIs("app.lan"), new PathPrefix("/api")), API),
                        Rule.everything(WEB));
        assertThat(workspace.problemsProperty().get()).isEmpty();
        assertThat(rules.number(key)).isEqualTo(1);
    }

    @Test
    void aNewRuleGoesToAServiceThatNoRuleOfTheListenerLeadsTo() {
        rules.add();
        assertThat(draft()).extracting(Rule::service).containsExactly(API, WEB);
        rules.add();
        assertThat(draft()).extracting(Rule::service).containsExactly(API, WEB, WEB);
    }

    @Test
    void aNewServiceForARuleIsOneStep() {
        var key = rules.add().orElseThrow();
        ProxyConfig before = workspace.draft();
        ServiceId made = rules.setNewService(key, "web").orElseThrow().id();
        assertThat(workspace.draft().service(made).orElseThrow().name()).isEqualTo("web 2");
        assertThat(workspace.draft().service(made).orElseThrow().backends()).isEmpty();
        assertThat(draft()).extracting(Rule::service).containsExactly(made, WEB);
        assertThat(rules.service(key)).contains(made);
        workspace.undo();
        assertThat(workspace.draft()).isEqualTo(before);
    }

    @Test
    void withoutARuleForEverythingTheNextOneTakesIt() {
        rules.remove(rules.keys().getFirst());
        assertThat(rules.takesEverything()).isFalse();
        rules.add();
        assertThat(draft()).containsExactly(Rule.everything(WEB));
        assertThat(rules.takesEverything()).isTrue();
    }

    @Test
    void aCopyHoldsForAnotherPathSoThatBothAreReached() {
        var key = rules.add().orElseThrow();
        rules.duplicate(key);
        rules.duplicate(rules.keys().getLast());
        assertThat(workspace.problemsProperty().get()).isEmpty();
        assertThat(draft()).hasSize(4).doesNotHaveDuplicates();
    }

    @Test
    void rulesMoveAndAreUndoneStepByStep() {
        ProxyConfig start = workspace.draft();
        var key = rules.add().orElseThrow();
        assertThat(rules.canMove(key, -1)).isFalse();
        rules.move(key, 1);
        assertThat(rules.number(key)).isEqualTo(2);
        assertThat(rules.problems(key))
                .extracting(Problem::code)
                .containsExactly("rule.neverReached");
        workspace.undo();
        assertThat(rules.number(key)).isEqualTo(1);
        workspace.undo();
        assertThat(workspace.draft()).isEqualTo(start);
    }

    @Test
    void clearingHostAndPathMakesARuleTakeEverything() {
        var key = rules.add().orElseThrow();
        rules.path(key).set("");
        assertThat(draft().getFirst().matches()).isEmpty();
    }

    @Test
    void wrongTextsAreKeptAndToldAtTheirField() {
        var key = rules.add().orElseThrow();
        rules.path(key).set("api");
        rules.host(key).set("not a host");
        assertThat(codes(rules.path(key).problems())).containsExactly("match.path");
        assertThat(codes(rules.host(key).problems())).containsExactly("match.host");
        assertThat(rules.path(key).text()).isEqualTo("api");
    }

    @Test
    void furtherConditionsOfAFileAreKeptAndTold() {
        Rule rule =
                new Rule(List.of(new HostIs("a"), new PathPrefix("/a"), new PathPrefix("/b")), WEB);
        var listener = workspace.draft().listeners().getFirst().withRules(List.of(rule));
        workspace.edit(
                org.yaomote.workspace.Edit.of("rule.add", "", c -> c.withListener(listener)));
        RowKeys.Key key = rules.keys().getFirst();
        rules.path(key).set("/c");
        assertThat(rules.furtherConditions(key)).containsExactly("/b");
        assertThat(draft().getFirst().matches())
                .containsExactly(new HostIs("a"), new PathPrefix("/c"), new PathPrefix("/b"));
    }

    private List<Rule> draft() {
        return workspace.draft().listeners().getFirst().rules();
    }

    private static List<String> codes(List<Problem> problems) {
        return problems.stream().map(Problem::code).toList();
    }
}
