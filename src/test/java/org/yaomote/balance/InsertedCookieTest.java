package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Affinity;
import org.yaomote.config.BackendMode;
import org.yaomote.config.Balancing;
import org.yaomote.config.Service;

import java.time.Duration;
import java.util.Objects;

class InsertedCookieTest {
    private static final long NOW = Pools.NOW;
    private static final long SECOND = Pools.SECOND;

    private final Service service =
            Pools.service(Balancing.ROUND_ROBIN, 1, 1, 1)
                    .withAffinity(new Affinity.ByInsertedCookie("LB", Duration.ofMinutes(10)));
    private final BackendPool pool = Pools.pool(service);

    private static InsertedCookie cookie(BackendPool pool) {
        return Objects.requireNonNull(pool.cookie());
    }

    /// The value as a client sends it back.
    private static String value(BackendPool pool, int backend, long at) {
        String line = cookie(pool).setCookie(backend, at, false);
        return line.substring("LB=".length(), line.indexOf(';'));
    }

    @Test
    void itIsOpaqueAndNotForScriptsOrOtherSites() {
        String line = cookie(pool).setCookie(1, NOW, false);

        assertThat(line)
                .matches(
                        "LB=[A-Za-z0-9_-]{22}\\.[a-z0-9]+; Max-Age=600; Path=/; HttpOnly;"
                                + " SameSite=Lax")
                .doesNotContain("h1");
        assertThat(cookie(pool).setCookie(1, NOW, true)).endsWith("; SameSite=Lax; Secure");
    }

    @Test
    void itLeadsBackToItsBackend() {
        for (int i = 0; i < 9; i++) {
            int backend = i % 3;
            assertThat(Pools.choose(pool, value(pool, backend, NOW), null)).isEqualTo(backend);
        }
    }

    @Test
    void machinesThatShareTheKeyUnderstandOneAnother() {
        Service other = service.withBackends(service.backends().reversed());
        String value = value(pool, 0, NOW);

        assertThat(Pools.choose(Pools.pool(other), value, null)).isEqualTo(2);
    }

    @Test
    void withAnotherKeyOrForAnotherServiceItMeansNothing() {
        String value = value(pool, 0, NOW);
        BackendPool foreign = new BackendPool(service, Pools.live(7), NOW);

        assertThat(cookie(foreign).backend(value, NOW)).isEqualTo(BackendPool.NONE);
        BackendPool renamed =
                Pools.pool(service.withId(new org.yaomote.config.ServiceId("another")));
        assertThat(cookie(renamed).backend(value, NOW)).isEqualTo(BackendPool.NONE);
    }

    @Test
    void whatIsNotOursIsIgnored() {
        String good = value(pool, 2, NOW);
        String[] bad = {
            "",
            ".",
            "x",
            "a.b.c",
            good + "!",
            "." + good,
            good.substring(1),
            good.substring(0, good.indexOf('.')),
            good.replace('.', ':'),
            "h0:80",
            "\u00ff"
        };
        for (String value : bad) {
            assertThat(cookie(pool).backend(value, NOW)).as(value).isEqualTo(BackendPool.NONE);
            assertThat(Pools.choose(pool, value, null)).as(value).isNotNegative();
        }
    }

    @Test
    void unknownValuesAreBalancedAndNotRemembered() {
        LiveState live = Pools.live();
        BackendPool fresh = new BackendPool(service, live, NOW);
        int[] counts = new int[3];
        for (int i = 0; i < 30; i++) {
            counts[Pools.choose(fresh, "made-up", null)]++;
        }

        assertThat(counts).containsExactly(10, 10, 10);
        assertThat(live.service("s", NOW).sessions().size()).isZero();
    }

    @Test
    void itIsSetAnewWhenHalfItsTimeIsOver() {
        String value = value(pool, 1, NOW);

        assertThat(cookie(pool).isDue(value, 1, NOW + 299 * SECOND)).isFalse();
        assertThat(cookie(pool).isDue(value, 1, NOW + 300 * SECOND)).isTrue();
        assertThat(cookie(pool).backend(value, NOW + 599 * SECOND)).isEqualTo(1);
        assertThat(cookie(pool).backend(value, NOW + 600 * SECOND)).isEqualTo(BackendPool.NONE);
    }

    @Test
    void itIsSetWhereThereIsNoneOrThatOfAnother() {
        String value = value(pool, 1, NOW);

        assertThat(cookie(pool).isDue(null, 1, NOW)).isTrue();
        assertThat(cookie(pool).isDue("unknown", 1, NOW)).isTrue();
        assertThat(cookie(pool).isDue(value, 2, NOW)).isTrue();
        assertThat(cookie(pool).isDue(value, 1, NOW)).isFalse();
    }

    @Test
    void itMovesWhenItsBackendIsOutOrInMaintenance() {
        String value = value(pool, 1, NOW);
        Pools.checkOut(pool, 1, NOW);
        assertThat(Pools.choose(pool, value, null)).isNotEqualTo(1);

        Service changed = Pools.with(service, 1, BackendMode.MAINTENANCE);
        assertThat(Pools.choose(Pools.pool(changed), value, null)).isNotEqualTo(1);
        Service draining = Pools.with(service, 1, BackendMode.DRAIN);
        assertThat(Pools.choose(Pools.pool(draining), value, null)).isEqualTo(1);
    }

    @Test
    void theKeyShowsNowhere() {
        assertThat(new CookieKey(new byte[CookieKey.LENGTH])).hasToString("CookieKey");
    }
}
