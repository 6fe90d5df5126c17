package org.yaomote.programs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Does steps, one after another.
///
/// Thread: one at a time, that may block; where rights are needed, for as long as a person takes.
public final class StepsRun {
    /// So long may a person look for a password.
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Programs programs;
    private final Surroundings around;

    /// @param around says how rights are asked for
    public StepsRun(Programs programs, Surroundings around) {
        this.programs = programs;
        this.around = around;
    }

    /// What came of it.
    public sealed interface Result {
        /// Everything was done.
        record Done() implements Result {}

        /// Rights are needed, and nothing here can ask for them: a person types the commands.
        record NobodyAsks() implements Result {}

        /// It was stopped at a step.
        ///
        /// @param step a file or a command, as it would be typed
        /// @param why in words of the system
        record Failed(String step, String why) implements Result {}
    }

    /// Whether it could be done here: no rights are needed, or something can ask for them.
    public boolean canPerform(Steps steps) {
        return !asks(steps) || around.elevation() != Elevation.NONE;
    }

    /// Whether a person is asked for rights.
    public boolean asks(Steps steps) {
        return steps.needsElevation(around);
    }

    /// The commands as a person would type them here; Windows has no `sudo`.
    public List<String> typed(Steps steps) {
        return steps.typed(around.isAdministrator() || around.kind() == Surroundings.Kind.WINDOWS);
    }

    /// Does it up to the end or the first failure.
    public Result perform(Steps plan) {
        if (plan.needsElevation(around) && around.elevation() == Elevation.NONE) {
            return new Result.NobodyAsks();
        }
        for (Steps.Handed handed : plan.files()) {
            Optional<String> failure = new OwnFile(handed.file()).write(handed.text());
            if (failure.isPresent()) {
                return new Result.Failed(handed.file().toString(), failure.get());
            }
        }
        for (Command command : plan.joined(around)) {
            Command asked = command.asked(around);
            switch (programs.run(asked.words(), LIMIT)) {
                case Programs.Ended ended when ended.code() == 0 -> {}
                case Programs.Ended ended -> {
                    return new Result.Failed(asked.typed(), ended.lastLine());
                }
                case Programs.Overdue(var limit) -> {
                    return new Result.Failed(asked.typed(), limit.toMinutes() + " min");
                }
                case Programs.NotStarted _ -> {
                    return new Result.Failed(asked.typed(), command.program());
                }
            }
        }
        return new Result.Done();
    }
}
