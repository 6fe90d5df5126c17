package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionTableTest {
    private static final long TTL = 100;

    /// Near the clock's overflow: moments are compared by their difference.
    private static final long NOW = Long.MAX_VALUE - 50;

    private final SessionTable table = new SessionTable();

    private void bind(String key, String backend) {
        table.bind(key, backend, NOW + TTL);
    }

    private String find(String key, long at) {
        return table.find(key, at, TTL);
    }

    @Test
    void aKeyIsBoundToItsBackend() {
        bind("k", "a:1");

        assertThat(find("k", NOW)).isEqualTo("a:1");
        assertThat(find("K", NOW)).isNull();
    }

    @Test
    void aSessionExpiresAndIsForgottenWhenItIsAskedFor() {
        bind("k", "a:1");

        assertThat(find("k", NOW + TTL)).isNull();
        assertThat(table.size()).isZero();
    }

    @Test
    void eachRequestBeginsTheTimeToLiveAnew() {
        bind("k", "a:1");

        assertThat(find("k", NOW + TTL - 1)).isEqualTo("a:1");
        assertThat(find("k", NOW + 2 * TTL - 2)).isEqualTo("a:1");
        assertThat(find("k", NOW + 3 * TTL - 2)).isNull();
    }

    @Test
    void aKeyIsBoundAnew() {
        bind("k", "a:1");
        table.bind("k", "b:2", NOW + 2 * TTL);

        assertThat(find("k", NOW + TTL)).isEqualTo("b:2");
        assertThat(table.size()).isEqualTo(1);
    }

    @Test
    void keysAreCutAt127AsPoundDoes() {
        bind("x".repeat(127) + "a", "a:1");

        assertThat(find("x".repeat(127) + "b", NOW)).isEqualTo("a:1");
        assertThat(find("x".repeat(127), NOW)).isEqualTo("a:1");
        assertThat(find("x".repeat(126), NOW)).isNull();
    }

    @Test
    void whatHasExpiredIsForgottenUnasked() {
        bind("old", "a:1");
        table.bind("young", "a:1", NOW + 2 * TTL);

        table.expire(NOW + TTL);

        assertThat(table.size()).isEqualTo(1);
        assertThat(find("young", NOW + TTL)).isEqualTo("a:1");
    }

    @Test
    void aFullTableKeepsWhatItHasAndTakesNoMore() {
        for (int i = 0; i < SessionTable.LIMIT + 10; i++) {
            bind("k" + i, "a:1");
        }
        bind("k0", "b:2");

        assertThat(table.size()).isEqualTo(SessionTable.LIMIT);
        assertThat(find("k0", NOW)).isEqualTo("b:2");
        assertThat(find("k" + SessionTable.LIMIT, NOW)).isNull();

        table.expire(NOW + TTL + TTL);
        bind("again", "a:1");
        assertThat(find("again", NOW)).isEqualTo("a:1");
    }
}
