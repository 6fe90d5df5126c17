package org.yaomote.echo;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The system's `ping`: how it is called so that it asks until the first answer, or in vain.
///
/// @param command the program, found by the path
/// @param flavour whose options it has
public record PingProgram(String command, Flavour flavour) {
    /// Whose `ping` it is.
    public enum Flavour {
        /// Of nearly every Linux.
        IPUTILS,
        /// Of macOS.
        BSD
    }

    private static final double LEAST_INTERVAL = 0.2;
    private static final double MILLIS = 1_000;
    private static final Duration TRIAL = Duration.ofSeconds(5);

    /// The one for one of two kinds of address.
    private String program(InetAddress address) {
        boolean isV6 = !EchoAddress.of(address).isV4();
        return flavour == Flavour.BSD && isV6 ? command + "6" : command;
    }

    /// The command line that asks an address.
    List<String> line(InetAddress address, EchoSettings settings) {
        List<String> words = new ArrayList<>();
        double seconds = settings.patience().toMillis() / MILLIS;
        String interval =
                String.format(
                        Locale.ROOT, "%.3f", Math.max(LEAST_INTERVAL, seconds / settings.tries()));
        String deadline = Long.toString((long) Math.ceil(seconds));
        words.addAll(List.of(program(address), "-n", "-i", interval));
        words.addAll(List.of("-s", Integer.toString(settings.dataBytes())));
        switch (flavour) {
            case IPUTILS -> {
                words.addAll(List.of("-c", "1", "-w", deadline));
                words.addAll(List.of("-t", Integer.toString(settings.ttl())));
                if (settings.dontFragment()) {
                    words.addAll(List.of("-M", "do"));
                }
                settings.source()
                        .ifPresent(source -> words.addAll(List.of("-I", source.getHostAddress())));
            }
            case BSD -> {
                words.addAll(List.of("-o", "-c", Integer.toString(settings.tries())));
                words.addAll(List.of("-m", Integer.toString(settings.ttl())));
                if (settings.dontFragment()) {
                    words.add("-D");
                }
                settings.source()
                        .ifPresent(source -> words.addAll(List.of("-S", source.getHostAddress())));
            }
        }
        words.add(address.getHostAddress());
        return words;
    }

    /// Starts to ask.
    ///
    /// @throws IOException if the system does not let us
    Process start(InetAddress address, EchoSettings settings) throws IOException {
        return start(line(address, settings));
    }

    private static Process start(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /// Tries it on this computer itself. Takes some milliseconds.
    ///
    /// @return what it said against it; empty if it can be used
    Optional<String> trial(EchoSettings settings) {
        try {
            if (flavour == Flavour.IPUTILS && !output(List.of(command, "-V")).contains("iputils")) {
                return Optional.of(command + ": not of iputils");
            }
            InetAddress self = InetAddress.ofLiteral("127.0.0.1");
            String said = output(line(self, settings));
            return said.contains(" bytes of data") || said.contains(" data bytes")
                    ? Optional.empty()
                    : Optional.of(
                            String.join("; ", said.strip().lines().map(String::strip).toList()));
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String output(List<String> words) throws IOException {
        Process process = start(words);
        try {
            if (!process.waitFor(TRIAL.toMillis(), TimeUnit.MILLISECONDS)) {
                return words.getFirst() + ": no answer";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return words.getFirst() + ": interrupted";
        } finally {
            process.destroyForcibly();
        }
    }
}
