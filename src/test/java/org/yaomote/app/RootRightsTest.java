package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;
import org.yaomote.pound.PoundImport;
import org.yaomote.pound.PoundParser;

import java.util.List;

/// Pound's `User` and `Group` (specification of pound.cfg, §3.2).
class RootRightsTest {
    private static final String LISTENER =
            "ListenHTTP\n Address 127.0.0.1\n Port 8080\nEnd\nService\n BackEnd\n"
                    + "  Address 127.0.0.1\n  Port 8081\n End\nEnd\n";

    private static List<Problem> refusals(String lines, boolean isRoot) {
        PoundImport read = PoundParser.parse("pound.cfg", lines + LISTENER);
        return RootRights.refusals(read.found(), isRoot);
    }

    @Test
    void rootDoesNotRunAFileThatNamesAUserOrAGroup() {
        assertThat(refusals("User \"nobody\"\n", true))
                .singleElement()
                .matches(Problem::isError)
                .extracting(Problem::code)
                .isEqualTo("run.asRoot");
        assertThat(refusals("User \"nobody\"\nGroup \"nobody\"\n", true)).hasSize(2);
    }

    @Test
    void anybodyElseDoesAndSoDoesRootWithoutSuchALine() {
        assertThat(refusals("User \"nobody\"\nGroup \"nobody\"\n", false)).isEmpty();
        assertThat(refusals("RootJail \"/var/empty\"\n", true)).isEmpty();
    }
}
