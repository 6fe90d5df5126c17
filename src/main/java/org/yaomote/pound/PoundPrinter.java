package org.yaomote.pound;

import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.ServiceId;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes a configuration as a pound.cfg, in either dialect.
///
/// What the dialect cannot say is listed beside the text. For a sound configuration without losses,
/// reading the text gives it back, but for ids and the order of services. A configuration that was
/// read from a pound.cfg goes back into that text: comments, order, spelling and lines without
/// effect stay, and only what changed is written anew.
public final class PoundPrinter {
    private final ProxyConfig config;
    private final Dialect dialect;
    private final PoundFiles files;
    private final PoundSource source;

    private PoundPrinter(ProxyConfig config, Dialect dialect, String fileName, PoundFiles files) {
        this.config = config;
        this.dialect = dialect;
        this.files = files;
        source = new PoundSource(fileName, config.poundText());
    }

    /// The text and what it does not say, for a configuration whose own text includes no files.
    public static PrintedPound print(ProxyConfig config, Dialect dialect) {
        return print(config, dialect, "pound.cfg", PoundFiles.NONE);
    }

    /// The text and what it does not say.
    ///
    /// @param fileName of [ProxyConfig#poundText], for files it includes
    /// @param files where those are found
    public static PrintedPound print(
            ProxyConfig config, Dialect dialect, String fileName, PoundFiles files) {
        return new PoundPrinter(config, dialect, fileName, files).printed();
    }

    private PrintedPound printed() {
        Losses losses = new Losses();
        Spelling spelling = new Spelling(dialect, losses);
        List<PrintedLine> plain = PoundTree.of(config, spelling, PoundTree.Habits.NONE);
        String fresh = PoundText.fresh(plain.stream().filter(l -> !l.isUsual()).toList());
        if (config.poundText().isBlank()) {
            return new PrintedPound(fresh, losses.all());
        }
        Optional<PoundMerge.Merged> merged = merged();
        String text = merged.map(m -> PoundText.like(config.poundText(), m.lines())).orElse(fresh);
        Meaning wanted = Meaning.of(config);
        Meaning said = meaning(text);
        if (merged.isEmpty() || !Meaning.liesBetween(said, wanted, meaning(fresh))) {
            losses.add("poundText", "anew");
            return new PrintedPound(fresh, losses.all());
        }
        Losses left = said.equals(wanted) ? new Losses() : losses;
        merged.get().dropped().forEach(line -> left.add("poundText", "dropped", line));
        return new PrintedPound(text, left.all());
    }

    /// What a text says: the last word about a merged one.
    private Meaning meaning(String text) {
        PoundSource written = new PoundSource(source.file(), text);
        return Meaning.of(PoundParser.parse(written, files).config());
    }

    private Optional<PoundMerge.Merged> merged() {
        ProxyConfig before = PoundParser.parse(source, files).config();
        ProblemLog unread = new ProblemLog();
        List<Directive> directives = Inclusion.of(source, files, unread).directives();
        Optional<Original> original = Original.of(source.text(), directives, before);
        // What a file says that cannot be found would be said twice where it is found.
        if (original.isEmpty() || unread.hasErrors()) {
            return Optional.empty();
        }
        PoundTree.Habits habits =
                new PoundTree.Habits(
                        original.get().all().stream()
                                .map(n -> n.row().word())
                                .anyMatch(w -> w.equals("RegexType") || w.equals("IgnoreCase")),
                        ownServices(original.get(), before));
        Spelling unheard = Spelling.comparing(dialect);
        return PoundMerge.merge(
                original.get(),
                PoundTree.of(before, unheard, habits),
                PoundTree.of(config, unheard, habits),
                dialect);
    }

    /// The services that stand in a listener of the text.
    private static Set<ServiceId> ownServices(Original original, ProxyConfig before) {
        Set<String> outside =
                original.top().stream()
                        .filter(n -> n.slot().equals(Slot.SERVICE))
                        .map(Original.Node::key)
                        .collect(Collectors.toSet());
        return before.services().stream()
                .map(Service::id)
                .filter(id -> !outside.contains(id.value()))
                .collect(Collectors.toSet());
    }
}
