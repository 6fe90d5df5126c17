package org.yaomote.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.ServiceId;
import org.yaomote.policy.Reply;
import org.yaomote.states.Reality;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

class FlowSentencesTest {
    private final FlowSentences say = new FlowSentences(new Texts(Locale.ENGLISH));

    private static Flow.Pool pool(double requests, double one, double other) {
        return new Flow.Pool(
                new ServiceId("web"),
                "services[0]",
                "web",
                Reality.SHAKY,
                requests,
                new Reply.FromBackends(),
                List.of(server("web1", one), server("web2", other)));
    }

    private static Flow.Server server(String name, double perSecond) {
        return new Flow.Server(
                name, name, "127.0.0.1:1", Reality.UP, perSecond, 0.5, Optional.empty());
    }

    @Test
    void whereBackendsAreTriedMoreOftenThanAskedTheRatesSayWhatTheyAre() {
        Flow.Pool retried = pool(4.5, 4.5, 4.5);
        assertThat(say.rate(retried.servers().getFirst(), retried)).isEqualTo("4.5 tries/s");
        assertThat(say.of(retried.servers().getFirst(), retried).sentence())
                .contains("4.5 attempts per second")
                .endsWith("share of attempts now 50 %.");
    }

    @Test
    void elseTheyAreThoseOfRequests() {
        Flow.Pool calm = pool(9, 4.5, 4.5);
        assertThat(say.rate(calm.servers().getFirst(), calm)).isEqualTo("4.5/s");
        assertThat(say.of(calm.servers().getFirst(), calm).sentence())
                .contains("4.5 requests per second")
                .endsWith("share now 50 %.");
    }

    @Test
    void whereNothingIsMeasuredTheShareIsThatByWeight() {
        Flow.Pool idle = pool(0, 0, 0);
        assertThat(say.of(idle.servers().getFirst(), idle).sentence())
                .endsWith("No requests now, share by weight 50 %.");
    }
}
