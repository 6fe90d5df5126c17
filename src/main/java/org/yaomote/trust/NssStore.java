package org.yaomote.trust;

import org.yaomote.programs.Command;
import org.yaomote.programs.Programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A database of NSS, the library that Firefox and, on Linux, Chromium ask whom to trust.
///
/// Works through the program `certutil` of NSS, in the form `sql:` that browsers use since 2018.
///
/// @param folder with the file `cert9.db`
record NssStore(StoreName name, Path folder, Workbench bench) implements TrustStore {
    static final String PROGRAM = "certutil";
    private static final String PACKAGE = "libnss3-tools";

    /// To be trusted as an authority for servers; the fields are servers, mail, code.
    private static final String BITS = "C,,";

    private static final Pattern ROW =
            Pattern.compile("(.+?) +([a-zA-Z]*),([a-zA-Z]*),([a-zA-Z]*) *");

    /// A nickname and its trust bits.
    private record Entry(String nickname, String bits) {
        boolean isTrusted() {
            return bits.substring(0, bits.indexOf(',')).contains("C");
        }
    }

    /// What was asked of the database: what it has of an authority, or why that is not known.
    private record Asked(Optional<Entry> entry, Optional<Note> failure) {}

    @Override
    public Finding look(Anchor anchor) {
        return finding(asked(anchor));
    }

    private static Finding finding(Asked asked) {
        return asked.failure()
                .map(Finding::unknown)
                .orElseGet(
                        () ->
                                asked.entry()
                                        .map(NssStore::finding)
                                        .orElse(
                                                Finding.of(
                                                        TrustState.NOT_TRUSTED,
                                                        NoteKind.NOT_IN_DATABASE)));
    }

    private static Finding finding(Entry entry) {
        return entry.isTrusted()
                ? Finding.of(TrustState.TRUSTED, NoteKind.NSS_BITS, entry.bits(), entry.nickname())
                : Finding.of(
                        TrustState.NOT_TRUSTED,
                        NoteKind.NSS_NO_BITS,
                        entry.bits(),
                        entry.nickname());
    }

    @Override
    public Planned install(Anchor anchor) {
        Asked asked = asked(anchor);
        Finding now = finding(asked);
        if (asked.failure().isPresent()) {
            return new Planned.Impossible(asked.failure().get());
        }
        if (now.state() == TrustState.TRUSTED) {
            return new Planned.Settled(now);
        }
        Plan.Draft draft = new Plan.Draft(this, anchor, Plan.Action.INSTALL, bench);
        if (asked.entry().isPresent()) {
            draft.run(change("-M", "-n", asked.entry().get().nickname(), "-t", BITS));
        } else {
            String file = bench.certificate(anchor).toString();
            draft.withCertificate()
                    .run(change("-A", "-n", anchor.stem(), "-t", BITS, "-i", file))
                    .ifItFails(change("-D", "-n", anchor.stem()));
        }
        return draft.note(NoteKind.RESTART_BROWSER).done();
    }

    @Override
    public Planned remove(Anchor anchor) {
        Asked asked = asked(anchor);
        if (asked.failure().isPresent()) {
            return new Planned.Impossible(asked.failure().get());
        }
        if (asked.entry().isEmpty()) {
            return new Planned.Settled(finding(asked));
        }
        return new Plan.Draft(this, anchor, Plan.Action.REMOVE, bench)
                .run(change("-D", "-n", asked.entry().get().nickname()))
                .note(NoteKind.RESTART_BROWSER)
                .done();
    }

    /// An empty file in the place of a pass phrase: a database that wants one refuses at once and
    /// does not ask at the terminal.
    private Command change(String... words) {
        List<String> all = words(words);
        all.addAll(List.of("-f", "/dev/null"));
        return new Command(all, false);
    }

    private List<String> words(String... words) {
        List<String> all = new ArrayList<>();
        all.add(bench.program(PROGRAM).orElse(PROGRAM));
        all.addAll(List.of("-d", "sql:" + folder));
        all.addAll(Arrays.asList(words));
        return all;
    }

    private Asked asked(Anchor anchor) {
        if (bench.program(PROGRAM).isEmpty()) {
            return failed(Note.of(NoteKind.NO_PROGRAM, PROGRAM, PACKAGE));
        }
        Programs.Ran list = bench.look(words("-L"));
        if (!(list instanceof Programs.Ended(int code, String out)) || code != 0) {
            return failed(Workbench.why(PROGRAM, list));
        }
        for (Entry entry : entries(out, anchor.stem())) {
            Programs.Ran shown = bench.look(words("-L", "-a", "-n", entry.nickname()));
            if (shown instanceof Programs.Ended(_, String pem) && new PemText(pem).has(anchor)) {
                return new Asked(Optional.of(entry), Optional.empty());
            }
        }
        return new Asked(Optional.empty(), Optional.empty());
    }

    private static Asked failed(Note why) {
        return new Asked(Optional.empty(), Optional.of(why));
    }

    /// Ours first: another program may have installed the same certificate under another name.
    private static List<Entry> entries(String list, String ours) {
        List<Entry> entries = new ArrayList<>();
        for (String line : list.lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                String bits = row.group(2) + "," + row.group(3) + "," + row.group(4);
                entries.add(
                        row.group(1).equals(ours) ? 0 : entries.size(),
                        new Entry(row.group(1), bits));
            }
        }
        return entries;
    }
}
