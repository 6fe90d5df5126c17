package org.yaomote.startup;

import org.yaomote.programs.Programs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A value under `Run` in the registry of Windows, for this user alone; asked and set by `reg`.
///
/// Tested as text; it has not been run.
record RunKey(Launcher launcher, Programs programs) implements LoginItem {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String KEY = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run";
    private static final String NAME = "Yaomote";
    private static final Pattern VALUE =
            Pattern.compile("^\\s*" + NAME + "\\s+REG_(?:EXPAND_)?SZ\\s+(.+?)\\s*$");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @Override
    public LoginState state() {
        return switch (programs.run(List.of("reg", "query", KEY, "/v", NAME), LIMIT)) {
            case Programs.Ended(var code, var out) -> code == 0 ? read(out) : new LoginState.Off();
            case Programs.Overdue _, Programs.NotStarted _ ->
                    new LoginState.Unknown(LoginState.Why.NO_ANSWER);
        };
    }

    private LoginState read(String out) {
        List<String> words =
                out.lines()
                        .map(VALUE::matcher)
                        .filter(Matcher::matches)
                        .map(found -> words(found.group(1)))
                        .findFirst()
                        .orElse(List.of());
        if (words.isEmpty()) {
            return new LoginState.Unknown(LoginState.Why.NO_ANSWER);
        }
        return words.getFirst().equalsIgnoreCase(launcher.program().toString())
                ? new LoginState.On(LoginOptions.in(words.subList(1, words.size())), KEY)
                : new LoginState.Other(words.getFirst(), KEY);
    }

    private static List<String> words(String value) {
        return WORD.matcher(value)
                .results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toList();
    }

    @Override
    public Optional<String> set(Optional<LoginOptions> wanted) {
        List<String> command =
                wanted.map(
                                options ->
                                        List.of(
                                                "reg",
                                                "add",
                                                KEY,
                                                "/v",
                                                NAME,
                                                "/t",
                                                "REG_SZ",
                                                "/d",
                                                value(options),
                                                "/f"))
                        .orElse(List.of("reg", "delete", KEY, "/v", NAME, "/f"));
        return switch (programs.run(command, LIMIT)) {
            case Programs.Ended ended ->
                    ended.code() == 0 || (wanted.isEmpty() && state() instanceof LoginState.Off)
                            ? Optional.empty()
                            : Optional.of(ended.lastLine());
            case Programs.Overdue _, Programs.NotStarted _ -> Optional.of("reg");
        };
    }

    /// A path of Windows has no quotation mark. Java puts the whole in quotation marks when it
    /// hands it to `reg`, which takes a backslash before one as part of the text.
    private String value(LoginOptions options) {
        List<String> words = new ArrayList<>(List.of("\\\"" + launcher.program() + "\\\""));
        words.addAll(options.words());
        return words.stream().collect(Collectors.joining(" "));
    }
}
