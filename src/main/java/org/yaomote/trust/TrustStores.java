package org.yaomote.trust;

import org.yaomote.programs.Command;
import org.yaomote.programs.Elevation;
import org.yaomote.programs.Programs;
import org.yaomote.programs.Surroundings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the stores of this computer, and carries out what was planned for them.
///
/// Thread: any that may block. Stores are independent; several may be asked at once.
public final class TrustStores {
    /// A person may have to find a password first.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Workbench bench;

    /// @param folder of this user alone, made when it is needed, for files that programs read
    public TrustStores(Programs programs, Surroundings around, Path folder) {
        bench = new Workbench(programs, around, folder.toAbsolutePath());
    }

    /// One row for each store, the system's first. No program is run.
    public List<TrustStore> found() {
        List<TrustStore> all = new ArrayList<>();
        all.add(system());
        all.addAll(new NssFinder(bench).found());
        all.addAll(new JavaFinder(bench).found());
        return all;
    }

    private TrustStore system() {
        return switch (bench.around().kind()) {
            case MAC -> new MacStore(bench);
            case WINDOWS -> new WindowsStore(bench);
            case LINUX, OTHER ->
                    AnchorLayout.of(bench.around())
                            .<TrustStore>map(layout -> new AnchorStore(layout, bench))
                            .orElseGet(TrustStores::unknownSystem);
        };
    }

    private static TrustStore unknownSystem() {
        return new UnknownStore(
                new StoreName(StoreName.Kind.SYSTEM, "system", "?", ""),
                Note.of(NoteKind.NO_SYSTEM_STORE));
    }

    /// Carries out a plan and looks whether the store shows it.
    public Change perform(Plan plan) {
        Optional<Note> failure = run(plan);
        Finding after = plan.store().look(plan.anchor());
        boolean isWanted =
                switch (plan.action()) {
                    case INSTALL -> after.state() == TrustState.TRUSTED;
                    case REMOVE ->
                            after.state() == TrustState.NOT_TRUSTED
                                    || after.state() == TrustState.NEEDS_ADMIN;
                };
        if (failure.isEmpty() && isWanted) {
            return new Change.Done(after);
        }
        return new Change.Failed(failure.orElseGet(() -> Note.of(NoteKind.NOT_PROVEN)), after);
    }

    /// Has a client that asks this store shake hands with a server on this computer: the proof of
    /// what the store says.
    ///
    /// @param shown by the server, which is closed again
    public Judgement judge(TrustStore store, Presented shown) {
        return new Judges(bench).judge(store, shown);
    }

    private Optional<Note> run(Plan plan) {
        if (plan.needsElevation() && plan.elevation() == Elevation.NONE) {
            return Optional.of(Note.of(NoteKind.NO_ELEVATION));
        }
        for (Plan.Handed file : plan.files()) {
            try {
                bench.put(file);
            } catch (IOException _) {
                return Optional.of(Note.of(NoteKind.NOT_WRITTEN, file.file()));
            }
        }
        for (Command command : plan.commands()) {
            Programs.Ran ran = bench.programs().run(command.words(), PATIENCE);
            if (!(ran instanceof Programs.Ended(int code, _)) || code != 0) {
                plan.undoing().forEach(undo -> bench.programs().run(undo.words(), PATIENCE));
                return Optional.of(failure(command, ran));
            }
        }
        return Optional.empty();
    }

    private static Note failure(Command command, Programs.Ran ran) {
        boolean isLocked =
                ran instanceof Programs.Ended(_, String out)
                        && out.contains("SEC_ERROR_BAD_PASSWORD");
        return isLocked ? Note.of(NoteKind.DATABASE_LOCKED) : Workbench.why(command.program(), ran);
    }
}
