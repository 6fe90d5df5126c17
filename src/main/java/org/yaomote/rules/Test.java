package org.yaomote.rules;

import java.util.List;

/// One condition, compiled. Immutable but for what is live.
sealed interface Test
        permits Test.All,
                Test.Any,
                Test.Not,
                Test.Named,
                SubjectTest,
                HostTest,
                PathTest,
                AddressTest,
                UserTest,
                RateTest,
                CertificateTest {
    Verdict ask(Visit visit);

    record All(List<Test> tests) implements Test {
        @Override
        public Verdict ask(Visit visit) {
            for (Test test : tests) {
                Verdict verdict = test.ask(visit);
                if (verdict != Verdict.HOLDS) {
                    return verdict;
                }
            }
            return Verdict.HOLDS;
        }
    }

    record Any(List<Test> tests) implements Test {
        @Override
        public Verdict ask(Visit visit) {
            for (Test test : tests) {
                Verdict verdict = test.ask(visit);
                if (verdict != Verdict.FAILS) {
                    return verdict;
                }
            }
            return Verdict.FAILS;
        }
    }

    record Not(Test test) implements Test {
        @Override
        public Verdict ask(Visit visit) {
            Verdict verdict = test.ask(visit);
            return switch (verdict) {
                case HOLDS -> Verdict.FAILS;
                case FAILS -> Verdict.HOLDS;
                case PENDING, BROKEN -> verdict;
            };
        }
    }

    /// A condition with a name, asked once.
    record Named(String name, Program program) implements Test {
        @Override
        public Verdict ask(Visit visit) {
            Verdict known = visit.named(name);
            if (known != null) {
                return known;
            }
            Verdict verdict = program.ask(visit);
            visit.named(name, verdict);
            return verdict;
        }
    }
}
