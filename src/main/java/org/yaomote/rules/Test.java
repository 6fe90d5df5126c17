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

    /// Has what takes long begun elsewhere, for conditions that will be asked where nobody can
    /// wait.
    ///
    /// @return [Verdict#HOLDS] if nothing is left to wait for
    default Verdict begin(Visit visit) {
        return Verdict.HOLDS;
    }

    /// Begins them until one must be waited for.
    static Verdict begin(List<Test> tests, Visit visit) {
        for (Test test : tests) {
            Verdict verdict = test.begin(visit);
            if (verdict != Verdict.HOLDS) {
                return verdict;
            }
        }
        return Verdict.HOLDS;
    }

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

        @Override
        public Verdict begin(Visit visit) {
            return Test.begin(tests, visit);
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

        @Override
        public Verdict begin(Visit visit) {
            return Test.begin(tests, visit);
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

        @Override
        public Verdict begin(Visit visit) {
            return test.begin(visit);
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

        @Override
        public Verdict begin(Visit visit) {
            return visit.named(name) == null ? program.begin(visit) : Verdict.HOLDS;
        }
    }
}
