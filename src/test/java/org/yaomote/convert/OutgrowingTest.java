package org.yaomote.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Backend;
import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Setup;
import org.yaomote.policy.Condition;
import org.yaomote.words.Words;

import java.util.Locale;
import java.util.Optional;

/// Drafts.
class OutgrowingTest {
    @Test
    void look() {
        ProxyConfig c =
                ProxyConfig.EMPTY
                        .withService(
                                Setup.service(
                                        "my app",
                                        new Backend("a", "10.0.0.1", 8080, 3, true),
                                        new Backend("b", "10.0.0.2", 8080, 1, true)))
                        .withService(
                                Setup.service("api", new Backend("a", "10.0.0.3", 8080, 3, true)))
                        .withListener(
                                Setup.http(
                                                "web",
                                                Setup.rule("api", new Condition.PathPrefix("/api")),
                                                Setup.rule("api", new Condition.HostIs("no")),
                                                Setup.rule(
                                                        "my app",
                                                        new Condition.HostIs("shop.example")))
                                        .withPort(80));
        Outgrowing o = new Outgrowing(Words.of(Locale.ENGLISH));
        for (Bundle b :
                new Bundle[] {
                    o.alone(c, PairPlan.Engine.HAPROXY),
                    o.pair(c, PairPlan.DEFAULTS),
                    o.cluster(c, ClusterPlan.DEFAULTS, _ -> Optional.empty())
                }) {
            b.parts().forEach(p -> System.out.println("=== " + p.name() + "\n" + p.text()));
        }
        assertThat(c).isNotNull();
    }
}
