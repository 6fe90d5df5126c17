package org.yaomote.startup;

import org.yaomote.programs.Command;
import org.yaomote.programs.Steps;

import java.util.List;

/// What is done about a service, for a person to look at before it is done.
///
/// @param notes what else a person should know
public record ServicePlan(Steps steps, List<Note> notes) {
    /// What a person should know.
    public enum Note {
        /// The service is the user's, and ends when the user logs out.
        ENDS_AT_LOGOUT,
        /// `loginctl enable-linger` has it go on, and start with the computer.
        LINGERS,
        /// The user's own service cannot open ports below the first that everybody may open.
        NO_LOW_PORTS,
        /// It acts for the user and has but one right more: to open low ports.
        ONE_RIGHT,
        /// It acts for root, who asked for it, and serves what root keeps.
        FOR_ROOT,
        /// A package brought the service; it is only switched.
        PACKAGE,
        /// The package's service of the system has a user and a configuration of its own.
        OWN_CONFIGURATION,
        /// The configuration and its certificates stay where they are.
        FILES_STAY,
        /// It was written by the book and has not been tried on such a system.
        NOT_RUN
    }

    public ServicePlan {
        notes = List.copyOf(notes);
    }

    static ServicePlan of(List<Steps.Handed> files, List<Command> commands, List<Note> notes) {
        return new ServicePlan(new Steps(files, commands), notes);
    }
}
