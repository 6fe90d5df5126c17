package org.yaomote.ui.overview;

import org.yaomote.config.Problem;
import org.yaomote.config.ServiceId;
import org.yaomote.config.Where;
import org.yaomote.metrics.BackendPlace;
import org.yaomote.ui.fx.StateMark;

/// One thing that needs the user, and where to mend it.
sealed interface Need {
    /// Its state.
    StateMark mark();

    /// Where it is mended.
    Where where();

    /// Something wrong with the configuration, or why it could not be put in force.
    ///
    /// @param mark how grave it is; down where what it warns of is so
    record Mend(Problem problem, StateMark mark) implements Need {
        /// As grave as the problem says.
        Mend(Problem problem) {
            this(problem, StateMark.of(problem.severity()));
        }

        @Override
        public Where where() {
            return problem.where();
        }
    }

    /// A backend that is not well.
    record Look(Flow.Server server, String service, ServiceId id) implements Need {
        BackendPlace place() {
            return new BackendPlace(id.value(), server.address());
        }

        @Override
        public StateMark mark() {
            return server.mark();
        }

        @Override
        public Where where() {
            return new Where.Field(server.path());
        }
    }

    /// A certificate that ends soon.
    record Renew(EndingCertificate certificate) implements Need {
        @Override
        public StateMark mark() {
            return StateMark.SHAKY;
        }

        @Override
        public Where where() {
            return new Where.Field(certificate.path());
        }
    }
}
