package org.yaomote.balance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaomote.balance.RetryPolicy.Reached;

class RetryPolicyTest {
    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    reached,       repeatable, tries, again
                    NOT_CONNECTED, true,       1,     true
                    NOT_CONNECTED, true,       2,     true
                    NOT_CONNECTED, true,       3,     false
                    NOT_CONNECTED, false,      1,     true
                    NOT_CONNECTED, false,      2,     true
                    NOT_CONNECTED, false,      3,     false
                    SENT,          true,       1,     true
                    SENT,          true,       2,     true
                    SENT,          true,       3,     false
                    SENT,          false,      1,     false
                    SENT,          false,      2,     false
                    SENT,          false,      3,     false
                    ANSWERED,      true,       1,     false
                    ANSWERED,      true,       2,     false
                    ANSWERED,      true,       3,     false
                    ANSWERED,      false,      1,     false
                    ANSWERED,      false,      2,     false
                    ANSWERED,      false,      3,     false
                    """)
    void theWholeLaw(Reached reached, boolean repeatable, int tries, boolean again) {
        assertThat(RetryPolicy.isAllowed(reached, repeatable, tries)).isEqualTo(again);
    }

    @Test
    void attemptsRememberTheBackendsOfOneRequest() {
        Attempts attempts = new Attempts();
        attempts.add(4);
        attempts.add(0);

        assertThat(attempts.count()).isEqualTo(2);
        assertThat(attempts.contains(4)).isTrue();
        assertThat(attempts.contains(0)).isTrue();
        assertThat(attempts.contains(1)).isFalse();

        attempts.begin(0);
        assertThat(attempts.count()).isZero();
        assertThat(attempts.contains(4)).isFalse();
    }

    @Test
    void noMoreThanThreeAttemptsAreRemembered() {
        Attempts attempts = new Attempts();
        for (int i = 0; i < 5; i++) {
            attempts.add(i);
        }

        assertThat(attempts.count()).isEqualTo(Attempts.LIMIT).isEqualTo(3);
    }
}
