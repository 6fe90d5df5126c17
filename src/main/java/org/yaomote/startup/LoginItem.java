package org.yaomote.startup;

import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;

import java.util.Optional;

/// The entry that has the program start when its user logs in.
///
/// Thread: one at a time, that may block.
public interface LoginItem {
    /// What the system says now.
    LoginState state();

    /// Has it start, or not; no rights are needed for it.
    ///
    /// @param wanted nothing to have it not start
    /// @return why it could not be done, in words of the system; nothing if it was
    Optional<String> set(Optional<LoginOptions> wanted);

    /// That of this kind of system.
    ///
    /// @param launcher nothing if none is known; then nothing can be switched on
    static LoginItem of(Optional<Launcher> launcher, Surroundings around, Programs programs) {
        if (launcher.isEmpty()) {
            return new NoLoginItem(LoginState.Why.NO_LAUNCHER);
        }
        return switch (around.kind()) {
            case LINUX -> XdgAutostart.of(launcher.get(), around);
            case MAC -> new LaunchAgent(launcher.get(), around.home());
            case WINDOWS -> new RunKey(launcher.get(), programs);
            case OTHER -> new NoLoginItem(LoginState.Why.NOT_THIS_SYSTEM);
        };
    }
}
