package org.yaomote.ui.overview;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.ui.fx.StateMark;

/// One thing that needs the user, and where to mend it.
sealed interface Need {
    /// Its state.
    StateMark mark();

    /// Where it is mended.
    Where where();

    /// Something wrong with the configuration, or why it could not be put in force.
    record Mend(Problem problem) implements Need {
        @Override
        public StateMark mark() {
            return StateMark.of(problem.severity());
        }

        @Override
        public Where where() {
            return problem.where();
        }
    }

    /// A backend that is not well.
    record Look(Flow.Server server, String service) implements Need {
        @Override
        public StateMark mark() {
            return server.mark();
        }

        @Override
        public Where where() {
            return new Where.Field(server.path());
        }
    }
}
