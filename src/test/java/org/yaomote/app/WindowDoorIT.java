package org.yaomote.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaomote.control.Answer;
import org.yaomote.control.Claim;
import org.yaomote.control.ControlFolder;
import org.yaomote.startup.LoginOptions;
import org.yaomote.store.AppFolders;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A second start finds the window that is open.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a socket file is guarded by POSIX rights")
class WindowDoorIT {
    @TempDir private Path home;

    private AppFolders folders() {
        return new AppFolders("Linux", Map.of("YAOMOTE_HOME", home.toString()), home);
    }

    private WindowDoor.Found open(Invocation.Window asked) {
        ControlFolder folder =
                ControlFolder.of(Map.of("YAOMOTE_HOME", home.toString()), false, folders().state());
        return WindowDoor.open(folder, Program.me(asked, folders(), "1"), asked);
    }

    private static Invocation.Window window(Path file, boolean hidden, String profile) {
        return new Invocation.Window(
                Optional.of(file).filter(f -> !f.toString().isEmpty()),
                new LoginOptions(hidden, false),
                Optional.of(profile).filter(p -> !p.isEmpty()),
                Optional.empty());
    }

    @Test
    void aSecondStartRaisesTheFirstAndHandsItsFilesOver() {
        List<List<Path>> raised = new ArrayList<>();
        Path file = home.resolve("a b.cfg");
        try (WindowDoor first = free(open(window(Path.of(""), false, "")))) {
            assertThat(open(window(file, false, ""))).isEqualTo(new WindowDoor.Found.Raised());
            first.lead(raised::add);
            assertThat(raised).containsExactly(List.of(file));

            assertThat(open(window(Path.of(""), false, "")))
                    .isEqualTo(new WindowDoor.Found.Raised());
            assertThat(open(window(Path.of(""), true, "")))
                    .isEqualTo(new WindowDoor.Found.Raised());
            assertThat(raised).containsExactly(List.of(file), List.of());
            free(open(window(Path.of(""), false, "other"))).close();
        }
        free(open(window(Path.of(""), false, ""))).close();
    }

    @Test
    void aWindowThatDoesNotAnswerIsToldOfAndNotRunBeside() throws Exception {
        Invocation.Window asked = window(Path.of(""), false, "");
        Answer.Me me = Program.me(asked, folders(), "1");
        ControlFolder folder =
                ControlFolder.of(Map.of("YAOMOTE_HOME", home.toString()), false, folders().state());
        Claim mute =
                ((Claim.Attempt.Ours)
                                Claim.of(folder, Path.of(me.file()), ControlFolder.Kind.WINDOW))
                        .claim();
        try (mute) {
            assertThat(open(asked)).isInstanceOf(WindowDoor.Found.Mute.class);
        }
        // What one that was killed leaves.
        Files.writeString(
                folder.socket(Path.of(me.file()), ControlFolder.Kind.WINDOW), "left behind");

        free(open(asked)).close();
    }

    @Test
    void aWindowThatHangsSinceTheFirstLookIsNoGoodEnd() {
        assertThat(PanelApp.open(new WindowDoor.Found.Raised())).isEmpty();
        assertThatThrownBy(() -> PanelApp.open(new WindowDoor.Found.Mute("7")))
                .isInstanceOfSatisfying(
                        PanelApp.MuteWindow.class, mute -> assertThat(mute.pid()).isEqualTo("7"));
    }

    @Test
    void anotherWindowIsOpenedByTheCommandOfThisOne() {
        assertThat(OtherWindow.of("/opt/yaomote/bin/yaomote", "a.cfg"))
                .contains(new OtherWindow(List.of("/opt/yaomote/bin/yaomote")));
        assertThat(OtherWindow.of("/jdk/bin/java", "-cp", "x", "org.yaomote.app.Main", "a.cfg"))
                .contains(
                        new OtherWindow(
                                List.of("/jdk/bin/java", "-cp", "x", "org.yaomote.app.Main")));
        assertThat(OtherWindow.of("/jdk/bin/java", "-cp", "cut short")).isEmpty();
    }

    private static WindowDoor free(WindowDoor.Found found) {
        return ((WindowDoor.Found.Free) found).door();
    }
}
