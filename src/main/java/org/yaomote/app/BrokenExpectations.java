package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;
import org.yaomote.proof.Check;
import org.yaomote.traffic.Expectation;
import org.yaomote.traffic.Expectation.Wanted;
import org.yaomote.traffic.Missed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is expected of the routes, held against what runs and what is to run.
///
/// @param all that are expected, in the order they are shown
/// @param now those that what runs does not fulfil
/// @param then those that the draft does not fulfil
record BrokenExpectations(List<Expectation> all, List<Missed> now, List<Missed> then) {
    static final BrokenExpectations NONE = new BrokenExpectations(List.of(), List.of(), List.of());

    BrokenExpectations {
        all = List.copyOf(all);
        now = List.copyOf(now);
        then = List.copyOf(then);
    }

    /// Those that the apply would break, each with what would happen instead. What is broken
    /// already was agreed to before, and is no reason to stop what may have nothing to do with it.
    List<Problem> problems(ProxyConfig applied, ProxyConfig draft) {
        return then.stream()
                .filter(missed -> !isBrokenNow(missed))
                .map(missed -> problem(missed, Severity.ERROR, List.of(draft, applied)))
                .toList();
    }

    /// The same and those that are broken already, as a review shows them; or that all hold.
    List<Check> checks(ProxyConfig applied, ProxyConfig draft) {
        if (then.isEmpty()) {
            String count = Integer.toString(all.size());
            return all.isEmpty()
                    ? List.of()
                    : List.of(new Check(Check.Verdict.GOOD, "expectations", List.of(count)));
        }
        List<Check> checks = new ArrayList<>();
        for (Missed missed : then) {
            Severity severity = isBrokenNow(missed) ? Severity.WARNING : Severity.ERROR;
            checks.add(Check.of(problem(missed, severity, List.of(draft, applied))));
        }
        return checks;
    }

    private boolean isBrokenNow(Missed missed) {
        return now.stream().anyMatch(m -> m.expectation().equals(missed.expectation()));
    }

    private Problem problem(Missed missed, Severity severity, List<ProxyConfig> known) {
        Expectation expectation = missed.expectation();
        Optional<Wanted> told = missed.forecast().map(Expectation::of);
        String instead = told.map(BrokenExpectations::kind).orElse("nowhere");
        return new Problem(
                severity,
                new Where.Field("traffic.expectation[" + all.indexOf(expectation) + "]"),
                "expectation." + kind(expectation.wanted()) + "." + instead,
                List.of(
                        expectation.request().lines().findFirst().orElse(""),
                        name(expectation.wanted(), known),
                        told.map(t -> name(t, known)).orElse("")));
    }

    private static String kind(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Service _ -> "service";
            case Wanted.Status _ -> "status";
        };
    }

    /// As the user calls it, also if the draft has it no more.
    private static String name(Wanted wanted, List<ProxyConfig> known) {
        return switch (wanted) {
            case Wanted.Status(var status) -> Integer.toString(status);
            case Wanted.Service(ServiceId id) ->
                    known.stream()
                            .flatMap(config -> config.service(id).stream())
                            .map(Service::name)
                            .findFirst()
                            .orElse(id.value());
        };
    }
}
