package org.yaomote.trust;

import org.yaomote.programs.Command;
import org.yaomote.programs.Elevation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is to be done to a store, for a person to look at before it is done.
///
/// @param files written before the first command, for the commands to read
/// @param commands run one after another until one fails
/// @param undoing run if one of them fails, so that nothing half done is left
/// @param elevation how those get their rights that need an administrator's
/// @param notes what else a person should know
public record Plan(
        TrustStore store,
        Anchor anchor,
        Action action,
        List<Handed> files,
        List<Command> commands,
        List<Command> undoing,
        Elevation elevation,
        List<Note> notes) {
    /// What a plan is for.
    public enum Action {
        /// To make a store trust an authority.
        INSTALL,
        /// To make it trust the authority no more.
        REMOVE
    }

    /// A file that a command reads.
    ///
    /// @param text holds no secret
    public record Handed(String text, Path file) {}

    public Plan {
        files = List.copyOf(files);
        commands = List.copyOf(commands);
        undoing = List.copyOf(undoing);
        notes = List.copyOf(notes);
    }

    /// Whether a person will be asked for the rights of an administrator.
    public boolean needsElevation() {
        return elevation != Elevation.ALREADY
                && commands.stream().anyMatch(Command::asAdministrator);
    }

    /// Puts a plan together.
    static final class Draft {
        private final TrustStore store;
        private final Anchor anchor;
        private final Action action;
        private final Workbench bench;
        private final List<Handed> files = new ArrayList<>();
        private final List<Command> commands = new ArrayList<>();
        private final List<Command> undoing = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();

        Draft(TrustStore store, Anchor anchor, Action action, Workbench bench) {
            this.store = store;
            this.anchor = anchor;
            this.action = action;
            this.bench = bench;
        }

        /// The certificate in a file.
        Draft withCertificate() {
            notes.add(Note.of(NoteKind.FILE_FIRST, bench.certificate(anchor)));
            return with(new Handed(anchor.pem(), bench.certificate(anchor)));
        }

        Draft with(Handed file) {
            files.add(file);
            return this;
        }

        Draft run(Command command) {
            commands.add(command.asked(bench.around()));
            return this;
        }

        Draft ifItFails(Command command) {
            undoing.add(command);
            return this;
        }

        Draft note(NoteKind kind) {
            notes.add(Note.of(kind));
            return this;
        }

        Planned done() {
            Elevation elevation = bench.elevation();
            long asked = commands.stream().filter(Command::asAdministrator).count();
            if (asked > 0) {
                switch (elevation) {
                    case ALREADY -> {}
                    case SUDO -> notes.addFirst(Note.of(NoteKind.ASKS_SUDO));
                    case PKEXEC -> notes.addFirst(Note.of(NoteKind.ASKS_DESKTOP, asked));
                    case NONE -> notes.addFirst(Note.of(NoteKind.NO_ELEVATION));
                }
            }
            return new Planned.Ready(
                    new Plan(store, anchor, action, files, commands, undoing, elevation, notes));
        }
    }
}
