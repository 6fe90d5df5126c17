package org.yaomote.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class DesktopNoticesTest {
    private static final String HOSTILE = "\"; rm -rf / #`$(reboot)";

    private static List<String> command(String system) {
        return new DesktopNotices(system, Runnable::run).command("Yaomote", HOSTILE);
    }

    @ParameterizedTest
    @CsvSource({"Linux, notify-send", "Mac OS X, osascript", "Windows 11, powershell"})
    void eachSystemHasItsProgram(String system, String program) {
        assertThat(command(system).getFirst()).isEqualTo(program);
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X", "Windows 11"})
    void whatANoticeSaysIsNeverPartOfAScript(String system) {
        assertThat(command(system)).noneMatch(word -> word.contains("reboot"));
    }

    @ParameterizedTest
    @CsvSource("Linux")
    void onLinuxItIsAnArgumentThatIsNoOption(String system) {
        assertThat(command(system)).endsWith("--", "Yaomote", HOSTILE);
    }
}
