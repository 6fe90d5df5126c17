package org.yaomote.app;

import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;
import org.yaomote.certificate.PassPhrases;
import org.yaomote.words.Words;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Gets pass phrases from a person, a file or a variable of the environment; never from an
/// argument, which every user of the computer can read.
final class PhraseSource {
    private static final int LONGEST = 4096;

    /// Asks a person for something that is not shown while it is typed.
    @FunctionalInterface
    interface Prompt {
        /// Empty if nobody is there.
        Optional<char[]> ask(String text);
    }

    private final Words words;
    private final Map<String, String> environment;
    private final Prompt prompt;

    PhraseSource(Words words, Map<String, String> environment, Prompt prompt) {
        this.words = words;
        this.environment = environment;
        this.prompt = prompt;
    }

    /// Asks on the process's terminal, if it has one.
    static Optional<char[]> console(String text) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .flatMap(console -> Optional.ofNullable(console.readPassword("%s ", text)));
    }

    /// Refused if none can be had from where one is said to be.
    Outcome<CertOrder.PhrasePlace> looked(CertOrder.PhrasePlace place) {
        for (Path file : place.file().stream().toList()) {
            if (Files.isDirectory(file) || !Files.isReadable(file)) {
                return Outcome.refused(FaultKind.PHRASE_FILE, file);
            }
        }
        for (String variable : place.variable().stream().toList()) {
            if (!environment.containsKey(variable)) {
                return Outcome.refused(FaultKind.PHRASE_VARIABLE, variable);
            }
        }
        return Outcome.done(place);
    }

    /// Those that open what is protected.
    PassPhrases opening(CertOrder.PhrasePlace place) {
        if (place.isAsked()) {
            return (what, attempt) -> {
                String key = attempt == 1 ? "cert.ask" : "cert.askAgain";
                return prompt.ask(words.text(key, what)).map(PassPhrase::taking);
            };
        }
        // A file does not change its mind.
        return (_, attempt) -> attempt == 1 ? given(place) : Optional.empty();
    }

    /// One that is to protect something; a person types it twice.
    Outcome<PassPhrase> protecting(CertOrder.PhrasePlace place) {
        Optional<PassPhrase> phrase = place.isAsked() ? typedTwice() : given(place);
        if (phrase.isEmpty()) {
            return Outcome.refused(FaultKind.PHRASE_NOT_GIVEN);
        }
        if (phrase.get().isEmpty()) {
            return Outcome.refused(FaultKind.PHRASE_EMPTY);
        }
        return Outcome.done(phrase.get());
    }

    private Optional<PassPhrase> typedTwice() {
        Optional<char[]> first = prompt.ask(words.text("cert.askNew"));
        Optional<char[]> second = first.flatMap(_ -> prompt.ask(words.text("cert.askRepeat")));
        if (second.isEmpty()) {
            return Optional.empty();
        }
        boolean isSame = Arrays.equals(first.get(), second.get());
        Arrays.fill(second.get(), '\0');
        if (!isSame) {
            Arrays.fill(first.get(), '\0');
            return Optional.empty();
        }
        return first.map(PassPhrase::taking);
    }

    private Optional<PassPhrase> given(CertOrder.PhrasePlace place) {
        return place.file()
                .flatMap(PhraseSource::read)
                .or(
                        () ->
                                place.variable()
                                        .map(environment::get)
                                        .map(text -> PassPhrase.taking(text.toCharArray())));
    }

    /// The first line of a file.
    private static Optional<PassPhrase> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] octets = in.readNBytes(LONGEST);
            int end = 0;
            while (end < octets.length && octets[end] != '\n') {
                end++;
            }
            byte[] line = Arrays.copyOf(octets, end);
            Arrays.fill(octets, (byte) 0);
            return Optional.of(PassPhrase.ofOctets(line));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
