package org.yaomote.rights;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.rights.ProcessRights.Found;

import java.util.List;
import java.util.Optional;

/// Whom a thread acts for, as /proc says it (proc(5)), and which users there are.
class ProcessRightsTest {
    private static final Account NOBODY = new Account("nobody", -2, 65534);
    private static final String GIVEN =
            "Name:\tyaomote|Uid:\t4294967294\t4294967294\t4294967294\t4294967294"
                    + "|Gid:\t65534\t65534\t65534\t65534|Groups:\t65534 "
                    + "|CapInh:\t0000000000000000|CapPrm:\t0000000000000000"
                    + "|CapEff:\t0000000000000000|CapBnd:\t000001ffffffffff"
                    + "|CapAmb:\t0000000000000000";

    @Test
    void aThreadActsForAnAccountInEveryRespect() {
        assertThat(actsForNobody(GIVEN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Uid:\t0\t4294967294\t4294967294\t4294967294",
                "Uid:\t4294967294\t4294967294\t0\t4294967294",
                "Gid:\t65534\t65534\t65534\t0",
                "CapPrm:\t0000000000000400",
                "CapEff:\t0000000000000400",
                "CapAmb:\t0000000000000400",
                "Uid:"
            })
    void anythingOfRootThatIsLeftCounts(String line) {
        String word = line.substring(0, line.indexOf(':') + 1);

        assertThat(actsForNobody(GIVEN.replaceFirst(word + "[^|]*", line))).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void usersAndGroupsAreLookedUp() {
        ProcessRights rights = new ProcessRights();

        assertThat(rights.account("root", Optional.empty()))
                .isEqualTo(new Found.Known(new Account("root", 0, 0)));
        assertThat(rights.account("root", Optional.of("no such group")))
                .isInstanceOf(Found.Unknown.class);
        assertThat(rights.account("no such user", Optional.empty()))
                .isInstanceOf(Found.Unknown.class);
    }

    private static boolean actsForNobody(String lines) {
        return ProcessRights.actsFor(List.of(lines.split("\\|", -1)), NOBODY);
    }
}
