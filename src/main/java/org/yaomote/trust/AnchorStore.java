package org.yaomote.trust;

import org.yaomote.programs.Command;
import org.yaomote.programs.Elevation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The system's store of a Linux.
record AnchorStore(AnchorLayout layout, Workbench bench) implements TrustStore {
    @Override
    public StoreName name() {
        return new StoreName(
                StoreName.Kind.SYSTEM, "system", layout.label(), layout.bundle().toString());
    }

    @Override
    public Finding look(Anchor anchor) {
        try {
            if (PemText.in(layout.bundle()).has(anchor)) {
                return Finding.of(TrustState.TRUSTED, NoteKind.IN_BUNDLE, layout.bundle());
            }
        } catch (IOException _) {
            return Finding.unknown(Note.of(NoteKind.UNREADABLE, layout.bundle()));
        }
        TrustState state =
                bench.elevation() == Elevation.ALREADY
                        ? TrustState.NOT_TRUSTED
                        : TrustState.NEEDS_ADMIN;
        return Files.exists(layout.file(anchor))
                ? Finding.of(state, NoteKind.BUNDLE_IS_OLD, layout.file(anchor), layout.bundle())
                : Finding.of(state, NoteKind.NOT_IN_BUNDLE, layout.bundle());
    }

    @Override
    public Planned install(Anchor anchor) {
        Finding now = look(anchor);
        if (now.state() == TrustState.TRUSTED) {
            return new Planned.Settled(now);
        }
        Optional<List<String>> update = whole(layout.update());
        Optional<String> put = bench.program("install");
        if (update.isEmpty() || put.isEmpty()) {
            return missing(layout.update());
        }
        return new Plan.Draft(this, anchor, Plan.Action.INSTALL, bench)
                .withCertificate()
                .run(
                        new Command(
                                List.of(
                                        put.get(),
                                        "-m",
                                        "0644",
                                        bench.certificate(anchor).toString(),
                                        layout.file(anchor).toString()),
                                true))
                .run(new Command(update.get(), true))
                .done();
    }

    @Override
    public Planned remove(Anchor anchor) {
        Finding now = look(anchor);
        List<Path> files = filesOf(anchor);
        if (files.isEmpty()) {
            return now.state() == TrustState.TRUSTED
                    ? new Planned.Impossible(Note.of(NoteKind.NOT_OURS, layout.bundle()))
                    : new Planned.Settled(now);
        }
        Optional<List<String>> update = whole(layout.forget());
        Optional<String> delete = bench.program("rm");
        if (update.isEmpty() || delete.isEmpty()) {
            return missing(layout.forget());
        }
        List<String> words = new ArrayList<>(List.of(delete.get(), "-f"));
        files.forEach(file -> words.add(file.toString()));
        return new Plan.Draft(this, anchor, Plan.Action.REMOVE, bench)
                .run(new Command(words, true))
                .run(new Command(update.get(), true))
                .done();
    }

    /// Also those that another program has put there.
    private List<Path> filesOf(Anchor anchor) {
        try (Stream<Path> files = Files.list(layout.anchors())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isOnly(file, anchor))
                    .sorted()
                    .toList();
        } catch (IOException _) {
            // A folder that nobody may list: the file that we would have put there.
            return Stream.of(layout.file(anchor)).filter(Files::exists).toList();
        }
    }

    private static boolean isOnly(Path file, Anchor anchor) {
        try {
            PemText text = PemText.in(file);
            return text.count() == 1 && text.has(anchor);
        } catch (IOException _) {
            return false;
        }
    }

    private Optional<List<String>> whole(List<String> command) {
        return bench.program(command.getFirst())
                .map(
                        program -> {
                            List<String> words = new ArrayList<>(command);
                            words.set(0, program);
                            return words;
                        });
    }

    private static Planned missing(List<String> command) {
        return new Planned.Impossible(
                Note.of(NoteKind.NO_PROGRAM, command.getFirst(), "ca-certificates"));
    }
}
