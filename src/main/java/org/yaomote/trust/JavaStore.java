package org.yaomote.trust;

import org.yaomote.programs.Command;
import org.yaomote.programs.Elevation;
import org.yaomote.programs.Programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The trust store `cacerts` of a Java.
///
/// @param home of that Java, whose own `keytool` is used
/// @param file the store itself, behind every symbolic link
record JavaStore(StoreName name, Path home, Path file, Workbench bench) implements TrustStore {
    private static final String ALIAS = "Alias name: ";

    /// The pass phrase with which every Java is delivered; it protects nothing.
    private static final String USUAL = "changeit\n";

    /// What was asked of the store.
    private record Asked(List<String> aliases, Optional<Note> failure) {}

    @Override
    public Finding look(Anchor anchor) {
        return finding(anchor, asked(anchor));
    }

    private Finding finding(Anchor anchor, Asked asked) {
        if (asked.failure().isPresent()) {
            return Finding.unknown(asked.failure().get());
        }
        if (!asked.aliases().isEmpty()) {
            return Finding.of(
                    TrustState.TRUSTED,
                    NoteKind.IN_JAVA_STORE,
                    asked.aliases().getFirst(),
                    anchor.sha256());
        }
        return Finding.of(
                needsAdministrator() ? TrustState.NEEDS_ADMIN : TrustState.NOT_TRUSTED,
                NoteKind.NOT_IN_JAVA_STORE,
                file);
    }

    private boolean needsAdministrator() {
        return !Files.isWritable(file);
    }

    @Override
    public Planned install(Anchor anchor) {
        Asked asked = asked(anchor);
        if (asked.failure().isPresent()) {
            return new Planned.Impossible(asked.failure().get());
        }
        if (!asked.aliases().isEmpty()) {
            return new Planned.Settled(finding(anchor, asked));
        }
        Optional<Note> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return new Planned.Impossible(obstacle.get());
        }
        return new Plan.Draft(this, anchor, Plan.Action.INSTALL, bench)
                .withCertificate()
                .with(phrase())
                .run(
                        change(
                                "-importcert",
                                "-noprompt",
                                "-alias",
                                anchor.stem(),
                                "-file",
                                bench.certificate(anchor).toString()))
                .note(NoteKind.RESTART_JAVA)
                .done();
    }

    @Override
    public Planned remove(Anchor anchor) {
        Asked asked = asked(anchor);
        if (asked.failure().isPresent()) {
            return new Planned.Impossible(asked.failure().get());
        }
        if (asked.aliases().isEmpty()) {
            return new Planned.Settled(finding(anchor, asked));
        }
        Optional<Note> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return new Planned.Impossible(obstacle.get());
        }
        Plan.Draft draft = new Plan.Draft(this, anchor, Plan.Action.REMOVE, bench).with(phrase());
        asked.aliases().forEach(alias -> draft.run(change("-delete", "-alias", alias)));
        return draft.note(NoteKind.RESTART_JAVA).done();
    }

    private Optional<Note> obstacle() {
        if (followsSystem()) {
            return Optional.of(Note.of(NoteKind.FOLLOWS_SYSTEM, file));
        }
        boolean isRaised = needsAdministrator() && bench.elevation() != Elevation.ALREADY;
        return isRaised && Files.isWritable(keytool())
                ? Optional.of(Note.of(NoteKind.PROGRAM_NOT_SAFE, keytool()))
                : Optional.empty();
    }

    /// Fedora and Arch make this file of the system's store and overwrite what else is in it.
    /// Debian only adds to it, so it is a store of its own there.
    private boolean followsSystem() {
        return file.startsWith(bench.around().file("etc/pki/ca-trust/extracted"))
                || file.startsWith(bench.around().file("etc/ca-certificates/extracted"));
    }

    private Command change(String... words) {
        return new Command(words(words), needsAdministrator());
    }

    private Plan.Handed phrase() {
        return new Plan.Handed(USUAL, bench.folder().resolve("java-store-phrase"));
    }

    private Path keytool() {
        Path tool = home.resolve("bin").resolve("keytool");
        return Files.exists(tool) ? tool : home.resolve("bin").resolve("keytool.exe");
    }

    private List<String> words(String... words) {
        List<String> all = new ArrayList<>(List.of(keytool().toString(), "-J-Duser.language=en"));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("-keystore", file.toString(), "-storepass:file"));
        all.add(phrase().file().toString());
        return all;
    }

    private Asked asked(Anchor anchor) {
        if (!Files.isExecutable(keytool())) {
            return failed(Note.of(NoteKind.NO_PROGRAM, keytool(), "JDK"));
        }
        if (!Files.isReadable(file)) {
            return failed(Note.of(NoteKind.UNREADABLE, file));
        }
        try {
            bench.put(phrase());
        } catch (IOException _) {
            return failed(Note.of(NoteKind.NOT_WRITTEN, phrase().file()));
        }
        Programs.Ran list = bench.look(words("-list", "-rfc"));
        if (list instanceof Programs.Ended(int code, String out)) {
            return code == 0 ? found(out, anchor) : failed(reason(out, list));
        }
        return failed(Workbench.why("keytool", list));
    }

    private Note reason(String out, Programs.Ran list) {
        return out.contains("password was incorrect")
                ? Note.of(NoteKind.STORE_LOCKED, file)
                : Workbench.why("keytool", list);
    }

    private static Asked found(String list, Anchor anchor) {
        List<String> aliases =
                new PemText(list)
                        .before(anchor).stream()
                                .flatMap(String::lines)
                                .filter(line -> line.startsWith(ALIAS))
                                .map(line -> line.substring(ALIAS.length()).strip())
                                .toList();
        return new Asked(aliases, Optional.empty());
    }

    private static Asked failed(Note why) {
        return new Asked(List.of(), Optional.of(why));
    }
}
