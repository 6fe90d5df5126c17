package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.pound.PoundImport;
import org.yaomote.pound.PoundParser;

/// Pound's `User` and `Group` (specification of pound.cfg, §3.2).
class RootRightsTest {
    private static final String LISTENER =
            "ListenHTTP\n Address 127.0.0.1\n Port 8080\nEnd\nService\n BackEnd\n"
                    + "  Address 127.0.0.1\n  Port 8081\n End\nEnd\n";

    private static RootRights asked(String lines, boolean isRoot) {
        PoundImport read = PoundParser.parse("pound.cfg", lines + LISTENER);
        return RootRights.of(read.found(), isRoot);
    }

    @Test
    void rootGivesItsRightsToTheUserThatIsNamed() {
        assertThat(asked("User \"nobody\"\n", true))
                .isInstanceOfSatisfying(
                        RootRights.Given.class,
                        given -> {
                            assertThat(given.user()).isEqualTo("nobody");
                            assertThat(given.group()).isEmpty();
                        });
        // As in Pound the last of several lines counts.
        assertThat(asked("Group \"a\"\nuser \"x\"\nUser \"y\"\n", true))
                .isInstanceOfSatisfying(
                        RootRights.Given.class,
                        given -> {
                            assertThat(given.user()).isEqualTo("y");
                            assertThat(given.group()).contains("a");
                        });
    }

    /// Root that acts for another group is root.
    @Test
    void aGroupAloneIsRefused() {
        assertThat(asked("Group \"nogroup\"\n", true))
                .isInstanceOfSatisfying(
                        RootRights.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .matches(Problem::isError)
                                        .extracting(Problem::code)
                                        .isEqualTo("run.rights.groupAlone"));
    }

    @Test
    void nothingIsAskedOfAnybodyElseNorWithoutSuchALine() {
        assertThat(asked("User \"nobody\"\nGroup \"nogroup\"\n", false))
                .isInstanceOf(RootRights.Nothing.class);
        assertThat(asked("RootJail \"/var/empty\"\n", true)).isInstanceOf(RootRights.Nothing.class);
    }
}
