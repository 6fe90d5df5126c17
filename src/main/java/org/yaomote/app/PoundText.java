package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Severity;
import org.yaomote.config.Where;
import org.yaomote.pound.LineFate;
import org.yaomote.pound.PoundFiles;
import org.yaomote.pound.PoundImport;
import org.yaomote.pound.PoundParser;
import org.yaomote.pound.PoundSource;
import org.yaomote.ui.importing.Bucket;
import org.yaomote.ui.importing.LineNote;
import org.yaomote.ui.importing.ReadText;
import org.yaomote.ui.importing.TextReader;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the text of a pound.cfg while it is looked at.
///
/// @param name of the text, as problems name it
/// @param file where it came from: what it includes and its certificates are looked for beside it;
///   empty for a text that is no file
/// @param ofFile what there is to say of the file itself, whatever its text becomes
/// @param clock tells which certificates have expired
record PoundText(String name, Optional<Path> file, List<Problem> ofFile, InstantSource clock)
        implements TextReader {
    PoundText {
        ofFile = List.copyOf(ofFile);
    }

    @Override
    public ReadText read(String text) {
        PoundSource source = new PoundSource(name, text);
        PoundFiles files = file.<PoundFiles>map(f -> beside(f)).orElse(PoundFiles.NONE);
        PoundImport read = PoundParser.parse(source, files);
        List<LineNote> notes =
                read.fates().stream()
                        .filter(fate -> fate.file().equals(name))
                        .map(fate -> new LineNote(bucket(fate.fate()), fate.why()))
                        .toList();
        ProxyConfig config = file.map(f -> usable(read.config(), f)).orElse(read.config());
        List<Problem> found =
                Stream.concat(
                                ofFile.stream(),
                                FullCheck.merged(read.found(), named(source, files, read)).stream())
                        .toList();
        return new ReadText(config, found, notes, places(source, files, read.config()));
    }

    /// What only the files that the text names and its rules tell. As warnings: it keeps the proxy
    /// from starting, but not the text from becoming the draft, in which it can be mended.
    private List<Problem> named(PoundSource source, PoundFiles files, PoundImport read) {
        if (file.isEmpty()) {
            return List.of();
        }
        List<Problem> named = FullCheck.named(file.get(), read.config(), clock);
        List<Problem> located =
                switch (read) {
                    case PoundImport.Accepted _ -> PoundParser.located(source, files, named);
                    case PoundImport.Rejected _ -> FullCheck.independent(source, files, named);
                };
        return located.stream()
                .map(p -> new Problem(Severity.WARNING, p.where(), p.code(), p.arguments()))
                .distinct()
                .toList();
    }

    /// The text is called by its name alone, but what it includes is beside the file.
    private PoundFiles beside(Path path) {
        PoundFiles disk = new IncludedFiles(path, name);
        return (asker, folder, wanted) ->
                disk.find(asker.equals(name) ? path.toString() : asker, folder, wanted);
    }

    private static ProxyConfig usable(ProxyConfig config, Path file) {
        var read = new ReadConfig.Sound(config, List.of(), "").withFilesBelow(file);
        return read instanceof ReadConfig.Sound(var resolved, _, _) ? resolved : config;
    }

    private static Bucket bucket(LineFate.Fate fate) {
        return switch (fate) {
            case TAKEN -> Bucket.TAKEN;
            case DIFFERENT -> Bucket.DIFFERENT;
            case KEPT -> Bucket.KEPT;
            case UNSUPPORTED -> Bucket.UNSUPPORTED;
        };
    }

    /// Asks for the lines of everything as if there were problems with it.
    private static Map<String, Where.Line> places(
            PoundSource source, PoundFiles files, ProxyConfig config) {
        List<String> paths = paths(config);
        List<Problem> asked = paths.stream().map(path -> Problem.warning(path, "")).toList();
        List<Problem> located = PoundParser.located(source, files, asked);
        Map<String, Where.Line> places = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            if (located.get(i).where() instanceof Where.Line at) {
                places.put(paths.get(i), at);
            }
        }
        return places;
    }

    private static List<String> paths(ProxyConfig config) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < config.listeners().size(); i++) {
            String listener = "listeners[" + i + "]";
            paths.add(listener);
            for (int j = 0; j < config.listeners().get(i).rules().size(); j++) {
                paths.add(listener + ".rules[" + j + "]");
            }
        }
        for (int i = 0; i < config.services().size(); i++) {
            String service = "services[" + i + "]";
            paths.add(service);
            for (int j = 0; j < config.services().get(i).backends().size(); j++) {
                paths.add(service + ".backends[" + j + "]");
            }
        }
        return paths;
    }
}
