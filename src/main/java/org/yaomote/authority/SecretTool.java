package org.yaomote.authority;

import org.yaomote.certificate.FaultKind;
import org.yaomote.certificate.Outcome;
import org.yaomote.certificate.PassPhrase;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A pass phrase in the keyring of the desktop, by the program `secret-tool` of libsecret.
///
/// The pass phrase goes through pipes only, never through an argument.
///
/// @param program its path
/// @param owner tells pass phrases of several authorities apart, such as the path of a folder
public record SecretTool(Path program, String owner) implements PhraseKeeper {
    private static final String NAME = "secret-tool";

    /// A keyring may have to be unlocked by a person first.
    private static final int PATIENCE_SECONDS = 60;

    /// The program, if it is on the path.
    ///
    /// @param path value of the variable `PATH`
    public static Optional<Path> find(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, NAME))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public Outcome<Optional<PassPhrase>> kept() {
        try {
            Process process = start("lookup");
            process.getOutputStream().close();
            byte[] octets = process.getInputStream().readNBytes(1024);
            // It ends with 1 if nothing is kept, and as well if there is no keyring.
            return ended(process) && octets.length > 0
                    ? Outcome.done(Optional.of(PassPhrase.ofOctets(octets)))
                    : Outcome.done(Optional.empty());
        } catch (IOException _) {
            return failed();
        }
    }

    @Override
    public Outcome<PassPhrase> keep(PassPhrase phrase) {
        byte[] octets = phrase.octets();
        try {
            Process process = start("store", "--label=Yaomote local authority");
            try (OutputStream in = process.getOutputStream()) {
                in.write(octets);
            }
            return ended(process) ? Outcome.done(phrase) : failed();
        } catch (IOException _) {
            return failed();
        } finally {
            Arrays.fill(octets, (byte) 0);
        }
    }

    private Process start(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("application", "yaomote", "authority", owner));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static boolean ended(Process process) {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }

    private static <T> Outcome<T> failed() {
        return Outcome.refused(FaultKind.KEEPER_FAILED, NAME);
    }
}
