package org.yaomote.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.RandomConfigs;
import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Reply;
import org.yaomote.policy.ServicePolicy;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextSource;

import java.util.List;
import java.util.Map;

class FilePathsTest {
    @Test
    void nothingButPathsChanges() {
        RandomConfigs configs = new RandomConfigs(7);
        for (int i = 0; i < 300; i++) {
            ProxyConfig config = configs.next();
            assertThat(FilePaths.changed(config, path -> path)).isEqualTo(config);

            ProxyConfig moved = FilePaths.changed(config, path -> "/x/" + path);
            assertThat(FilePaths.changed(moved, path -> path.substring(3))).isEqualTo(config);
        }
    }

    @Test
    void filesOfConditionsPagesAndRepliesMove() {
        ProxyConfig config = Configs.small();
        Service service = config.services().get(0);
        ServicePolicy policy = ServicePolicy.DEFAULTS;
        ServicePolicy files =
                new ServicePolicy(
                        new Reply.Files("www"),
                        policy.rewriteErrors(),
                        policy.forwarded(),
                        policy.logSuppress(),
                        policy.constants(),
                        false,
                        false,
                        false,
                        policy.modifications());
        TextSource list = new TextSource.File("patterns.txt", true);
        Condition office =
                new Condition.ClientIn(
                        new AddressSet.Listed(new TextSource.File("office.txt", false)), false);
        Condition url =
                new Condition.Matches(
                        new Subject.Url(),
                        new TextPattern(TextPattern.Kind.POSIX, false, list, ""));
        Listener listener =
                config.listeners()
                        .get(0)
                        .withRules(
                                List.of(
                                        new Rule(
                                                List.of(new Condition.Not(office), url),
                                                service.id())));
        ProxyConfig moved =
                FilePaths.changed(
                        config.withListener(listener)
                                .withService(
                                        service.withOptions(service.options().withPolicy(files)))
                                .withPages(new Pages(Map.of(503, "sorry.html"), "")),
                        path -> "/etc/" + path);

        assertThat(moved.toString())
                .contains("/etc/www", "/etc/office.txt", "/etc/patterns.txt", "/etc/sorry.html");
        assertThat(moved.pages().maintenance()).isEmpty();
    }
}
