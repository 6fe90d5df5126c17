package org.yaomote.app;

import org.yaomote.echo.EchoSettings;
import org.yaomote.echo.EchoTransport;
import org.yaomote.sweep.EchoOptions;
import org.yaomote.sweep.EchoStatistics;
import org.yaomote.sweep.Means;
import org.yaomote.sweep.PingLines;
import org.yaomote.sweep.PingListener;
import org.yaomote.sweep.Pinger;
import org.yaomote.sweep.Reason;
import org.yaomote.targets.Target;
import org.yaomote.targets.TargetSet;
import org.yaomote.targets.TargetText;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// `yaomote ping`: prints what `ping` prints.
final class Pinging {
    private final Terminal terminal;
    private final Function<EchoSettings, EchoTransport> transports;
    private final Function<InetAddress, Way> ways;
    private final Consumer<Runnable> onStop;

    /// @param ways asks the system for the way to a host
    /// @param onStop takes what is to be done on Ctrl+C
    Pinging(
            Terminal terminal,
            Function<EchoSettings, EchoTransport> transports,
            Function<InetAddress, Way> ways,
            Consumer<Runnable> onStop) {
        this.terminal = terminal;
        this.transports = transports;
        this.ways = ways;
        this.onStop = onStop;
    }

    /// Returns when it is over, or stopped.
    ExitCode perform(Invocation.Ping asked) {
        TargetSet targets = TargetSet.parse(asked.host());
        if (!targets.problems().isEmpty()) {
            TargetReport report = new TargetReport(terminal.words(), asked.host());
            targets.problems().forEach(problem -> terminal.err().println(report.of(problem)));
            return ExitCode.USAGE;
        }
        if (targets.count() != 1) {
            terminal.complain("cli.ping.one", asked.host());
            return ExitCode.USAGE;
        }
        Optional<InetAddress> address = address(targets.at(0));
        if (address.isEmpty()) {
            terminal.complain("cli.ping.unknown", asked.host());
            return ExitCode.USAGE;
        }
        Optional<InetAddress> stranger = asked.echo().source().filter(source -> !isOwn(source));
        if (stranger.isPresent()) {
            terminal.complain("cli.usage.source", TargetText.of(stranger.get()));
            return ExitCode.USAGE;
        }
        return ping(asked, new PingLines(targets.at(0).text(), address.get()), address.get());
    }

    private static boolean isOwn(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // the system will say when it is used
        }
    }

    private static Optional<InetAddress> address(Target target) {
        return switch (target) {
            case Target.V4 v4 -> Optional.of(v4.address());
            case Target.V6 v6 -> v6.address();
            case Target.Name name -> {
                try {
                    yield Optional.of(InetAddress.getByName(name.lookup()));
                } catch (UnknownHostException notFound) {
                    yield Optional.empty();
                }
            }
        };
    }

    private ExitCode ping(Invocation.Ping asked, PingLines lines, InetAddress host) {
        try (EchoTransport transport = transports.apply(settings(asked))) {
            Way way = ways.apply(host);
            Voice voice = new Voice(asked, lines, way.mtu());
            Pinger pinger = new Pinger(transport, host, asked.plan(), voice);
            MeansNote.write(terminal, pinger.means());
            if (pinger.means().kind() == Means.Kind.NONE) {
                return ExitCode.USAGE;
            }
            if (way.trouble().isPresent()) {
                terminal.err().println("ping: connect: " + way.trouble().get());
                return ExitCode.USAGE;
            }
            onStop.accept(pinger::stop);
            terminal.out().println(lines.header(asked.echo().dataBytes(), asked.echo().source()));
            EchoStatistics.Summary summary = pinger.run();
            terminal.out().print(lines.summary(summary, pinger.took()));
            terminal.out().flush();
            return summary.counts().received() > 0 ? ExitCode.OK : ExitCode.DEAD;
        }
    }

    private static EchoSettings settings(Invocation.Ping asked) {
        EchoOptions echo = asked.echo();
        return new EchoSettings(
                echo.dataBytes(),
                echo.ttl(),
                echo.dontFragment(),
                echo.source(),
                asked.plan().timeout(),
                1,
                EchoSettings.USUAL_PORTS);
    }

    /// Prints what is heard.
    private final class Voice implements PingListener {
        private final Invocation.Ping asked;
        private final PingLines lines;
        private final int mtu;

        Voice(Invocation.Ping asked, PingLines lines, int mtu) {
            this.asked = asked;
            this.lines = lines;
            this.mtu = mtu;
        }

        @Override
        public void reply(Reply reply, boolean duplicate) {
            String line =
                    lines.reply(reply.bytes(), reply.sequence(), reply.ttl(), reply.rttNanos());
            say(duplicate ? PingLines.duplicate(line) : line);
        }

        @Override
        public void error(InetAddress from, int sequence, Reason.Icmp error) {
            say(PingLines.error(from, sequence, error));
        }

        @Override
        public void refused(String why) {
            terminal.err().println(PingLines.refused(why, mtu));
        }

        private void say(String line) {
            if (!asked.quiet()) {
                terminal.out().println(line);
                terminal.out().flush();
            }
        }
    }
}
