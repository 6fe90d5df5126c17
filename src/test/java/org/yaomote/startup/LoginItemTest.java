package org.yaomote.startup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The switch *Start when I log in* shows what the system says, on three kinds of system.
class LoginItemTest {
    private static final LoginOptions BOTH = new LoginOptions(true, true);

    @TempDir Path home;
    private final List<List<String>> ran = new ArrayList<>();
    private Programs.Ran answer = new Programs.Ended(0, "");

    private Launcher launcher() {
        return new Launcher(home.resolve("a b/$x/50%/yao\"mote"), false);
    }

    private LoginItem item(Surroundings.Kind kind, Map<String, String> variables) {
        Surroundings around =
                new Surroundings(kind, home.resolve("root"), home, variables, false, false);
        return LoginItem.of(
                Optional.of(launcher()),
                around,
                (words, _) -> {
                    ran.add(words);
                    return answer;
                });
    }

    private LoginItem linux() {
        return item(Surroundings.Kind.LINUX, Map.of());
    }

    private Path entry() {
        return home.resolve(".config/autostart/yaomote.desktop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"LINUX", "MAC"})
    void whatIsSwitchedOnIsReadBackAndGoesWhenSwitchedOff(String kind) {
        LoginItem item = item(Surroundings.Kind.valueOf(kind), Map.of());
        assertThat(item.state()).isInstanceOf(LoginState.Off.class);

        assertThat(item.set(Optional.of(BOTH))).isEmpty();
        assertThat(item.state())
                .isInstanceOfSatisfying(
                        LoginState.On.class, on -> assertThat(on.options()).isEqualTo(BOTH));

        assertThat(item.set(Optional.empty())).isEmpty();
        assertThat(item.state()).isInstanceOf(LoginState.Off.class);
    }

    @Test
    void theFolderIsThatOfTheVariable() {
        Path other = home.resolve("other");

        item(Surroundings.Kind.LINUX, Map.of("XDG_CONFIG_HOME", other.toString()))
                .set(Optional.of(BOTH));

        assertThat(other.resolve("autostart/yaomote.desktop")).exists();
    }

    @Test
    void aPathIsQuotedAsTheSpecificationSays() throws IOException {
        linux().set(Optional.of(new LoginOptions(false, true)));

        assertThat(Files.readString(entry()))
                .contains("Exec=\"%s/a b/\\\\$x/50%%%%/yao\\\\\"mote\" --serve\n".formatted(home));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "X-GNOME-Autostart-enabled=false"})
    void whatADesktopSwitchedOffIsOff(String line) throws IOException {
        linux().set(Optional.of(BOTH));
        String text = Files.readString(entry()).replace("X-GNOME-Autostart-enabled=true\n", "");
        Files.writeString(entry(), text + line + "\n");

        assertThat(linux().state()).isInstanceOf(LoginState.Off.class);
    }

    @Test
    void anotherProgramIsNotTakenForThisOneAndOneThatIsGoneStartsNothing() throws IOException {
        Path other = Files.createFile(home.resolve("other"));
        assertThat(other.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(entry().getParent());
        String text = "[Desktop Entry]\nExec=" + other + " %U\n[Other]\nExec=no\n";
        Files.writeString(entry(), text);

        assertThat(linux().state())
                .isEqualTo(new LoginState.Other(other.toString(), entry().toString()));

        Files.delete(other);
        assertThat(linux().state()).isInstanceOf(LoginState.Off.class);
    }

    @Test
    void theRegistryOfWindowsIsAskedAndSetByReg() {
        LoginItem windows = item(Surroundings.Kind.WINDOWS, Map.of());

        assertThat(windows.set(Optional.of(BOTH))).isEmpty();
        assertThat(ran.getFirst())
                .startsWith("reg", "add")
                .contains("\\\"" + launcher().program() + "\\\" --hidden --serve");

        answer = new Programs.Ended(1, "ERROR: not found");
        assertThat(windows.state()).isInstanceOf(LoginState.Off.class);
        answer =
                new Programs.Ended(
                        0,
                        "\r\n"
                                + "HKEY_CURRENT_USER\\...\\Run\r\n"
                                + "    Yaomote    REG_SZ    \"C:\\old one\\y.exe\" --hidden\r\n");
        assertThat(windows.state())
                .isInstanceOfSatisfying(
                        LoginState.Other.class,
                        other -> assertThat(other.program()).isEqualTo("C:\\old one\\y.exe"));
        answer = new Programs.NotStarted();
        assertThat(windows.state()).isEqualTo(new LoginState.Unknown(LoginState.Why.NO_ANSWER));
    }

    @Test
    void withoutALauncherNothingCanBeSwitchedOn() {
        Surroundings around =
                new Surroundings(Surroundings.Kind.LINUX, home, home, Map.of(), false, false);
        LoginItem item =
                LoginItem.of(Optional.empty(), around, (_, _) -> new Programs.NotStarted());

        assertThat(item.state()).isEqualTo(new LoginState.Unknown(LoginState.Why.NO_LAUNCHER));
        assertThat(item.set(Optional.of(BOTH))).isPresent();
    }

    @Test
    void theLauncherStandsBesideTheJarsUnlessAPackageSaysWhich() throws IOException {
        Path jar = Files.createDirectories(home.resolve("p/lib")).resolve("yaomote.jar");
        assertThat(Launcher.of("", jar)).isEmpty();
        Path script =
                Files.createFile(Files.createDirectories(home.resolve("p/bin")).resolve("yaomote"));
        assertThat(script.toFile().setExecutable(true)).isTrue();

        assertThat(Launcher.of("", jar)).contains(new Launcher(script, false));
        assertThat(Launcher.of(script.toString(), jar)).contains(new Launcher(script, true));
        assertThat(Launcher.of(home.resolve("gone").toString(), jar)).isEmpty();
    }

    @Test
    void ofAPackageTheWindowAndTheServiceEachHaveTheirOwnLauncher() throws IOException {
        Path bin = Files.createDirectories(home.resolve("q/bin"));
        Path window = executable(bin.resolve("yaomote-window"));
        Path cli = executable(bin.resolve("yaomote-cli"));

        for (Path started : List.of(window, cli)) {
            Launcher launcher = Launcher.of(started.toString(), bin).orElseThrow();
            assertThat(launcher.program()).isEqualTo(window);
            assertThat(launcher.server()).isEqualTo(cli);
        }
        assertThat(new Launcher(bin.resolve("yaomote"), false).server())
                .isEqualTo(bin.resolve("yaomote"));
    }

    private static Path executable(Path file) throws IOException {
        assertThat(Files.createFile(file).toFile().setExecutable(true)).isTrue();
        return file;
    }
}
