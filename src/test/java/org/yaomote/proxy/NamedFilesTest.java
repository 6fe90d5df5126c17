package org.yaomote.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.config.Listener;
import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.fixtures.Policies;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Reply;
import org.yaomote.policy.TextSource;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// What would keep a configuration from starting is found without starting it.
class NamedFilesTest {
    @TempDir private Path folder;

    private List<String> codes(Service service, Listener listener) {
        ProxyConfig config = ProxyConfig.EMPTY.withService(service).withListener(listener);
        return NamedFiles.check(config, folder, InstantSource.system()).stream()
                .filter(Problem::isError)
                .map(Problem::code)
                .toList();
    }

    @Test
    void findsListsThatCannotBeRead() {
        Condition users = new Condition.Authorized(new TextSource.File("users", false));
        assertThat(
                        codes(
                                Policies.replying("app", new Reply.Empty()),
                                Setup.http("web", Setup.rule("app", users))))
                .containsExactly("rules.file.missing");
    }

    @Test
    void findsTextsThatReferToNothing() {
        Service service =
                Policies.with(
                        Policies.replying("app", new Reply.Empty()),
                        p -> p.request = List.of(new Modification.SetHeader("X: %[nothing]")));
        assertThat(codes(service, Setup.http("web", "app"))).containsExactly("expansion.accessor");
    }

    /// However many rules it goes before.
    @Test
    void saysOnceWhatIsWrongWithAListener() {
        Listener listener =
                Policies.with(
                        Setup.http(
                                "web",
                                Setup.rule("app", new Condition.PathPrefix("/a")),
                                Setup.rule("app", new Condition.PathPrefix("/b"))),
                        p -> p.request = List.of(new Modification.SetHeader("X: %[nothing]")));
        assertThat(codes(Policies.replying("app", new Reply.Empty()), listener))
                .containsExactly("expansion.accessor");
    }

    @Test
    void findsNothingWhereAllIsWell() {
        assertThat(codes(Policies.replying("app", new Reply.Empty()), Setup.http("web", "app")))
                .isEmpty();
    }
}
