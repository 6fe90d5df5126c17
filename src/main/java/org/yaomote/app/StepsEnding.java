package org.yaomote.app;

import org.yaomote.programs.StepsRun;

/// Says why steps that change the system were not taken to their end.
///
/// @param terminal where it is said; of steps that were all taken it says nothing
record StepsEnding(Terminal terminal) {
    ExitCode of(StepsRun.Result result) {
        return switch (result) {
            case StepsRun.Result.Done _ -> ExitCode.OK;
            case StepsRun.Result.NobodyAsks _ -> {
                terminal.complain("startup.plan.nobodyAsks");
                yield ExitCode.PROBLEMS;
            }
            case StepsRun.Result.Failed(var step, var why) -> {
                terminal.complain("startup.plan.failed", step, why);
                yield ExitCode.PROBLEMS;
            }
        };
    }
}
