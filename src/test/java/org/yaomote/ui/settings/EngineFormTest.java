package org.yaomote.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yaomote.config.AccessLog;
import org.yaomote.config.Limits;
import org.yaomote.config.Pages;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TimeLimit;
import org.yaomote.ui.Drafts;
import org.yaomote.ui.editing.TypedField;
import org.yaomote.ui.fx.WorkspaceModel;

import java.time.Duration;
import java.util.List;
import java.util.Map;

class EngineFormTest {
    private final ProxyConfig start = Drafts.two();
    private final WorkspaceModel workspace = Drafts.model(start);
    private final EngineForm form = new EngineForm(workspace);

    private static List<String> codes(TypedField field) {
        return field.problems().stream().map(Problem::code).toList();
    }

    @ParameterizedTest
    @EnumSource
    void everyTimeLimitIsAFieldOfItsOwn(TimeLimit limit) {
        form.timeout(limit).set("2m30s");
        assertThat(limit.of(workspace.draft().timeouts())).isEqualTo(Duration.ofSeconds(150));
        for (TimeLimit other : TimeLimit.values()) {
            if (other != limit) {
                assertThat(other.of(workspace.draft().timeouts()))
                        .isEqualTo(other.of(start.timeouts()));
            }
        }
        form.timeout(limit).set("0s");
        assertThat(codes(form.timeout(limit))).contains("duration.positive");
        workspace.undo();
        workspace.undo();
        assertThat(workspace.draft()).isEqualTo(start);
    }

    @Test
    void limitsAreNumbersAndSizes() {
        form.connections().set("500");
        form.connectionsPerClient().set("20");
        form.requestLine().set("4k");
        form.head().set("16 KB");
        form.headFields().set("50");
        assertThat(workspace.draft().limits()).isEqualTo(new Limits(500, 20, 4096, 16_384, 50));
        form.head().set("1 KB");
        assertThat(codes(form.head())).containsExactly("number.range");
        form.head().set("99999 GB");
        assertThat(codes(form.head())).containsExactly("number.range");
    }

    @Test
    void theLogComesBackAsItWasWhenItIsSwitchedOnAgain() {
        form.setLogging(true);
        assertThat(workspace.draft().accessLog()).isEqualTo(AccessLog.ToFile.DEFAULTS);
        form.logPath().set("a.log");
        form.setLogFormat(AccessLog.Format.POUND_5);
        form.logSize().set("1 MB");
        form.logKeep().set("9");
        form.setLoggingQueries(true);
        form.setLogging(false);
        assertThat(workspace.draft().accessLog()).isEqualTo(new AccessLog.Off());
        form.setLogging(true);
        assertThat(workspace.draft().accessLog())
                .isEqualTo(
                        new AccessLog.ToFile("a.log", AccessLog.Format.POUND_5, 1 << 20, 9, true));
    }

    @Test
    void aPageIsAFileOrTheProxysOwn() {
        form.page(503).set("sorry.html");
        form.maintenancePage().set("soon.html");
        assertThat(workspace.draft().pages())
                .isEqualTo(new Pages(Map.of(503, "sorry.html"), "soon.html"));
        form.page(503).set("");
        form.maintenancePage().set("");
        assertThat(workspace.draft().pages()).isEqualTo(Pages.NONE);
    }

    @Test
    void pagesOfOtherStatusesAreTypedAsPairs() {
        form.page(404).set("lost.html");
        form.otherPages().set("410 = gone.html; 403=no.html;");
        assertThat(workspace.draft().pages().byStatus())
                .isEqualTo(Map.of(403, "no.html", 404, "lost.html", 410, "gone.html"));
        assertThat(form.otherPages().text()).isEqualTo("403=no.html; 410=gone.html");
        form.otherPages().set("nonsense");
        assertThat(codes(form.otherPages())).containsExactly("page.pairs");
        form.otherPages().set("700=x.html");
        assertThat(codes(form.otherPages())).containsExactly("page.status");
        assertThat(workspace.draft().pages().byStatus()).containsKey(404);
    }
}
