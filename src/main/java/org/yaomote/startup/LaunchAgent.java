package org.yaomote.startup;

import org.yaomote.programs.OwnFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A property list in `~/Library/LaunchAgents`, which launchd of macOS reads when the user logs in.
///
/// Tested as text; it has not been run.
///
/// @param home of the user
record LaunchAgent(Launcher launcher, Path home) implements LoginItem {
    private static final String LABEL = "org.yaomote.window";

    @Override
    public LoginState state() {
        List<String> words = file().read().map(PropertyList::words).orElse(List.of());
        if (words.isEmpty()) {
            return new LoginState.Off();
        }
        String where = file().path().toString();
        return words.getFirst().equals(launcher.program().toString())
                ? new LoginState.On(LoginOptions.in(words.subList(1, words.size())), where)
                : new LoginState.Other(words.getFirst(), where);
    }

    @Override
    public Optional<String> set(Optional<LoginOptions> wanted) {
        return wanted.map(options -> file().write(text(options))).orElseGet(() -> file().delete());
    }

    private OwnFile file() {
        return new OwnFile(home.resolve("Library/LaunchAgents").resolve(LABEL + ".plist"));
    }

    private String text(LoginOptions options) {
        List<String> words = new ArrayList<>(List.of(launcher.program().toString()));
        words.addAll(options.words());
        return PropertyList.job(
                LABEL,
                words,
                """
                  <key>RunAtLoad</key>
                  <true/>
                  <key>ProcessType</key>
                  <string>Interactive</string>
                """);
    }
}
