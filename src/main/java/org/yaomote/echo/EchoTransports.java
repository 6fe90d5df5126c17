package org.yaomote.echo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Opens the best means that the system allows, each time anew: what is allowed may change.
public final class EchoTransports {
    /// Said before what a JVM says that may not call the system, or one on a system of another
    /// kind.
    static final String NO_CALLS = "calls of the system: ";

    private EchoTransports() {}

    /// Opens one. It takes some hundred milliseconds the first time and little later, so let it be
    /// on a thread that may wait.
    ///
    /// @return one that works, or one that refuses everything and says why
    public static EchoTransport open(EchoSettings settings) {
        return open(EchoSystem.of(System.getProperty("os.name", "")), settings);
    }

    /// The same as if this were some system.
    static EchoTransport open(EchoSystem system, EchoSettings settings) {
        return switch (system) {
            case LINUX -> onLinux(settings);
            case MAC -> onMac(settings);
            case WINDOWS -> onWindows(settings);
        };
    }

    private static EchoTransport onWindows(EchoSettings settings) {
        try {
            var _ = WindowsCalls.linked();
        } catch (RuntimeException | LinkageError e) {
            return byTcp(settings, List.of(NO_CALLS + e));
        }
        return WindowsTransport.open(settings);
    }

    private static EchoTransport onLinux(EchoSettings settings) {
        LinuxOpening.Result sockets = LinuxOpening.open(settings);
        return sockets.transport()
                .orElseGet(
                        () ->
                                withoutSockets(
                                        settings,
                                        new PingProgram("ping", PingProgram.Flavour.IPUTILS),
                                        List.of(sockets.said(), PingPermission.said())));
    }

    private static EchoTransport onMac(EchoSettings settings) {
        MacTransport.Result sockets = MacTransport.open(settings);
        return sockets.transport()
                .orElseGet(
                        () ->
                                withoutSockets(
                                        settings,
                                        new PingProgram("ping", PingProgram.Flavour.BSD),
                                        List.of(sockets.said())));
    }

    /// The chain behind sockets: the system's `ping`, TCP, nothing.
    ///
    /// @param said what the system said to better means
    public static EchoTransport withoutSockets(
            EchoSettings settings, PingProgram program, List<String> said) {
        List<String> heard = new ArrayList<>(said);
        Optional<String> against = program.trial(settings);
        if (against.isEmpty()) {
            return new PingTransport(program, settings, String.join("; ", heard));
        }
        heard.add(against.get());
        return byTcp(settings, heard);
    }

    private static EchoTransport byTcp(EchoSettings settings, List<String> said) {
        try {
            return TcpTransport.open(settings, String.join("; ", said));
        } catch (IOException e) {
            List<String> heard = new ArrayList<>(said);
            heard.add(String.valueOf(e.getMessage()));
            return new RefusingTransport(String.join("; ", heard));
        }
    }
}
