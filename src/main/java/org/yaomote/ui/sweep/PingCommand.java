package org.yaomote.ui.sweep;

import org.yaomote.sweep.EchoOptions;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// The command line of a system's `ping` that does what the form says.
///
/// @param host whom to ask
/// @param count how often; empty for until it is stopped
/// @param interval from one request to the next
/// @param echo how
record PingCommand(String host, OptionalInt count, Duration interval, EchoOptions echo) {
    /// Whose `ping`.
    enum Dialect {
        /// iputils.
        LINUX,
        MACOS,
        WINDOWS;

        /// The one of this computer.
        static Dialect ofThisComputer() {
            String system = System.getProperty("os.name", "");
            return system.startsWith("Windows")
                    ? WINDOWS
                    : system.startsWith("Mac") ? MACOS : LINUX;
        }

        /// Key of its name.
        String key() {
            return "ping.system." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// The command line.
    String text(Dialect dialect) {
        List<String> words = new ArrayList<>(List.of("ping"));
        switch (dialect) {
            case LINUX -> linux(words);
            case MACOS -> macos(words);
            case WINDOWS -> windows(words);
        }
        words.add(host);
        return String.join(" ", words);
    }

    private void linux(List<String> words) {
        count.ifPresent(n -> add(words, "-c", n));
        add(words, "-i", SecondsSetting.text(interval));
        add(words, "-W", SecondsSetting.text(echo.timeout()));
        add(words, "-s", echo.dataBytes());
        add(words, "-t", echo.ttl());
        if (echo.dontFragment()) {
            add(words, "-M", "do");
        }
        echo.source().map(InetAddress::getHostAddress).ifPresent(from -> add(words, "-I", from));
    }

    private void macos(List<String> words) {
        count.ifPresent(n -> add(words, "-c", n));
        add(words, "-i", SecondsSetting.text(interval));
        add(words, "-W", echo.timeout().toMillis());
        add(words, "-s", echo.dataBytes());
        add(words, "-m", echo.ttl());
        if (echo.dontFragment()) {
            words.add("-D");
        }
        echo.source().map(InetAddress::getHostAddress).ifPresent(from -> add(words, "-S", from));
    }

    /// It has no way to say the interval.
    private void windows(List<String> words) {
        if (count.isPresent()) {
            add(words, "-n", count.getAsInt());
        } else {
            words.add("-t");
        }
        add(words, "-w", echo.timeout().toMillis());
        add(words, "-l", echo.dataBytes());
        add(words, "-i", echo.ttl());
        if (echo.dontFragment()) {
            words.add("-f");
        }
        echo.source().map(InetAddress::getHostAddress).ifPresent(from -> add(words, "-S", from));
    }

    private static void add(List<String> words, String flag, Object value) {
        words.add(flag);
        words.add(value.toString());
    }
}
