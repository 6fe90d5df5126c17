package org.yaomote.startup;

import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;

import java.nio.file.Path;
import java.util.Optional;

/// The proxy as a service of the system, without a window.
///
/// Thread: one at a time, that may block.
public interface Services {
    /// What the system says of it now.
    ServiceState state(ServiceKind kind);

    /// What has it run: now, and from now on by itself.
    ServicePlan install(ServiceKind kind, ServiceTerms terms);

    /// What ends it and takes away what was written for it. Files of the user stay.
    ServicePlan remove(ServiceKind kind);

    /// Those of this kind of system.
    ///
    /// @param staging a folder of the user for files that an administrator's command reads
    static Optional<Services> of(Surroundings around, Programs programs, Path staging) {
        return switch (around.kind()) {
            case LINUX -> Optional.of(new SystemdServices(around, programs, staging));
            case MAC -> Optional.of(new LaunchdServices(around, programs, staging));
            case WINDOWS -> Optional.of(new WindowsTasks(around, programs, staging));
            case OTHER -> Optional.empty();
        };
    }
}
