package org.yaomote.programs;

import java.time.Duration;
import java.util.List;

/// Runs programs of this computer.
public interface Programs {
    /// What came of a run.
    sealed interface Ran {}

    /// It ended by itself.
    ///
    /// @param out both its streams; what is longer than some megabytes is cut off
    record Ended(int code, String out) implements Ran {
        /// The last line with something in it, for people.
        public String lastLine() {
            return out.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((_, last) -> last)
                    .orElse(Integer.toString(code));
        }
    }

    /// It was ended, because its time was up.
    record Overdue(Duration limit) implements Ran {}

    /// It could not be started.
    record NotStarted() implements Ran {}

    /// Runs one to its end, without input and without a shell.
    ///
    /// @param words the program and its arguments
    /// @param limit of its time
    Ran run(List<String> words, Duration limit);
}
