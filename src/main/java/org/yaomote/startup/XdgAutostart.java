package org.yaomote.startup;

import org.yaomote.programs.OwnFile;
import org.yaomote.programs.Surroundings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A desktop entry in the user's folder `autostart` (Desktop Application Autostart Specification).
///
/// Desktops switch entries off in several ways, and one that names a program which is gone starts
/// nothing: all of that is read as off.
///
/// @param folder `autostart` of this user
record XdgAutostart(Launcher launcher, Path folder) implements LoginItem {
    /// The name of the entry's file.
    static final String NAME = "yaomote.desktop";

    static XdgAutostart of(Launcher launcher, Surroundings around) {
        Path usual = around.home().resolve(".config");
        Path configuration =
                around.variable("XDG_CONFIG_HOME")
                        .map(Path::of)
                        .filter(Path::isAbsolute)
                        .orElse(usual);
        return new XdgAutostart(launcher, configuration.resolve("autostart"));
    }

    @Override
    public LoginState state() {
        Optional<String> entry = file().read();
        if (entry.isEmpty() || isOff(entry.get())) {
            return new LoginState.Off();
        }
        List<String> words =
                DesktopEntry.value(entry.get(), "Exec").map(DesktopEntry::words).orElse(List.of());
        if (words.isEmpty()) {
            return new LoginState.Off();
        }
        String program = words.getFirst();
        boolean isOurs = program.equals(launcher.program().toString());
        if (!isOurs) {
            boolean isGone = program.startsWith("/") && !Files.isExecutable(Path.of(program));
            return isGone
                    ? new LoginState.Off()
                    : new LoginState.Other(program, file().path().toString());
        }
        return new LoginState.On(
                LoginOptions.in(words.subList(1, words.size())), file().path().toString());
    }

    private static boolean isOff(String entry) {
        return DesktopEntry.value(entry, "Hidden").filter("true"::equals).isPresent()
                || DesktopEntry.value(entry, "X-GNOME-Autostart-enabled")
                        .filter("false"::equals)
                        .isPresent();
    }

    @Override
    public Optional<String> set(Optional<LoginOptions> wanted) {
        return wanted.map(options -> file().write(text(options))).orElseGet(() -> file().delete());
    }

    private OwnFile file() {
        return new OwnFile(folder.resolve(NAME));
    }

    private String text(LoginOptions options) {
        List<String> words = new ArrayList<>(List.of(launcher.program().toString()));
        words.addAll(options.words());
        return """
        [Desktop Entry]
        Type=Application
        Version=1.5
        Name=Yaomote
        Comment=A load balancer with a window
        Comment[ja]=ウィンドウのあるロードバランサー
        Exec=%s
        Icon=yaomote
        Terminal=false
        Categories=Network;
        StartupNotify=false
        X-GNOME-Autostart-enabled=true
        """
                .formatted(DesktopEntry.exec(words));
    }
}
