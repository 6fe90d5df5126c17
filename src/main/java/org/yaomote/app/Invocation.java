package org.yaomote.app;

import org.yaomote.convert.Destination;
import org.yaomote.ports.LowPorts;
import org.yaomote.startup.LoginOptions;
import org.yaomote.store.AppFolders;
import org.yaomote.sweep.EchoOptions;
import org.yaomote.sweep.Pace;
import org.yaomote.sweep.Pinger;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the command line asks for.
sealed interface Invocation {
    /// The window.
    ///
    /// @param file to open instead of the user's own configuration
    /// @param options whether it hides and serves at once
    /// @param profile name of a window beside the usual one, with files of its own
    /// @param served the configuration of another process, which is to be shown
    record Window(
            Optional<Path> file,
            LoginOptions options,
            Optional<String> profile,
            Optional<Path> served)
            implements Invocation {
        /// What no arguments mean.
        static final Window PLAIN =
                new Window(
                        Optional.empty(),
                        new LoginOptions(false, false),
                        Optional.empty(),
                        Optional.empty());

        /// Where its files are: each process that is shown has a profile of its own.
        AppFolders folders(AppFolders usual) {
            return profile.or(() -> served.map(f -> "attached-" + sign(f)))
                    .map(usual::profile)
                    .orElse(usual);
        }

        private static String sign(Path file) {
            return BoundClients.hash(file.toAbsolutePath().normalize().toString());
        }

        /// The same with a file that has the same name everywhere.
        List<String> files() {
            return file.map(f -> f.toAbsolutePath().toString()).stream().toList();
        }
    }

    /// Something about starting without a hand.
    record Startup(StartupOrder order) implements Invocation {}

    /// What somebody who helps would want to know.
    ///
    /// @param out the archive; nothing to only tell what it would hold
    record Diagnose(Optional<Path> out) implements Invocation {}

    /// How it stands with a port, or who may open it.
    ///
    /// @param does nothing to only tell
    /// @param way nothing for the first that can be gone
    /// @param isPlan whether what would be done is only shown
    record Ports(int port, Optional<Does> does, Optional<LowPorts.Way> way, boolean isPlan)
            implements Invocation {
        /// What is done.
        enum Does {
            ALLOW,
            UNDO
        }
    }

    /// The proxy without a window.
    ///
    /// @param file to serve instead of the user's own configuration
    /// @param isControlled whether it opens the channel by which it can be asked and told
    record Run(Optional<Path> file, boolean isControlled) implements Invocation {}

    /// Something about a proxy that runs.
    record Control(ControlOrder order) implements Invocation {}

    /// Whether these files could run.
    ///
    /// @param json whether the answer is for programs
    record Check(List<Path> files, boolean json) implements Invocation {
        public Check {
            files = List.copyOf(files);
        }
    }

    /// A configuration in another language.
    ///
    /// @param out file to write; empty for the terminal
    /// @param force whether a file that is there is replaced
    record Convert(Path file, Target to, Optional<Path> out, boolean force) implements Invocation {
        /// What a configuration can be written in.
        enum Target {
            POUND2,
            POUND4,
            JSON,
            HAPROXY,
            NGINX,
            KUBERNETES
        }
    }

    /// A configuration for more than one machine, or with the steps to put it to work.
    ///
    /// @param out folder, `.zip` or manifest to write; empty for the terminal
    /// @param manner whether private keys come along, and files that are there are replaced
    record Outgrow(
            Path file, Destination destination, Optional<Path> out, BundleWriting.Manner manner)
            implements Invocation {}

    /// Something about keys and certificates.
    record Cert(CertOrder order) implements Invocation {}

    /// Something about certificates of public authorities.
    record Acme(AcmeOrder order) implements Invocation {}

    /// Which of many hosts are there.
    ///
    /// @param targets as they were typed
    /// @param form how it is told
    /// @param again every so often, until stopped; then only what changes is told
    /// @param yes whether a sweep may begin that would have to be confirmed
    record Sweep(
            String targets,
            EchoOptions echo,
            Pace pace,
            List<Integer> ports,
            Form form,
            Optional<Duration> again,
            boolean yes)
            implements Invocation {
        public Sweep {
            ports = List.copyOf(ports);
        }

        /// How a sweep is told.
        enum Form {
            /// The blog's lines.
            LINES,
            JSON,
            CSV
        }
    }

    /// Whether one host is there, again and again.
    ///
    /// @param host a name or an address
    /// @param plan how often
    /// @param quiet whether only the first and the last lines are printed
    record Ping(String host, Pinger.Plan plan, EchoOptions echo, boolean quiet)
            implements Invocation {}

    /// A text that was asked for: the help or the version.
    record Told(String text) implements Invocation {}

    /// Nothing that can be done.
    ///
    /// @param complaint what was not understood, and the usage
    record Misunderstood(String complaint) implements Invocation {}
}
