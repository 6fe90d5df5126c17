package org.yaomote.ui.sweep;

import org.yaomote.sweep.EchoOptions;
import org.yaomote.sweep.Pace;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// How thorough a sweep is, for who does not want to say it in numbers.
enum Preset {
    /// Outlasts one lost ARP request, and looks at the ports that web servers usually have.
    QUICK(EchoOptions.DEFAULTS, List.of(80, 443, 3000, 8080, 8443)),
    /// Outlasts two, and finds hosts that answer on the usual ports of computers and phones only.
    THOROUGH(
            EchoOptions.DEFAULTS.withTries(4).withTimeout(Duration.ofMillis(3500)),
            List.of(22, 80, 443, 445, 3000, 3389, 5000, 8000, 8080, 8443, 62078)),
    /// As the fields say.
    OWN(EchoOptions.DEFAULTS, List.of(80, 443, 3000, 8080, 8443));

    private final EchoOptions echo;
    private final List<Integer> ports;

    Preset(EchoOptions echo, List<Integer> ports) {
        this.echo = echo;
        this.ports = ports;
    }

    /// How hosts are asked; for [#OWN], what the fields begin with.
    EchoOptions echo() {
        return echo;
    }

    /// Ports that are tried; for [#OWN], what the field begins with.
    List<Integer> ports() {
        return ports;
    }

    /// How fast.
    Pace pace() {
        return Pace.NORMAL;
    }

    /// Key of its name.
    String key() {
        return "sweep.preset." + word();
    }

    /// Names it in what is remembered.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The preset with this word.
    static Preset of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
