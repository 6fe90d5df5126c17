package org.yaomote.app;

import org.yaomote.sweep.Means;

import java.util.Locale;

/// Says on the error stream when hosts are asked by a lesser means, and how to allow the better
/// one.
final class MeansNote {
    private static final String FIX =
            "echo 'net.ipv4.ping_group_range = 0 2147483647'"
                    + " | sudo tee /etc/sysctl.d/50-ping.conf && sudo sysctl --system";

    private MeansNote() {}

    static void write(Terminal terminal, Means means) {
        switch (means.kind()) {
            case DATAGRAM_SOCKET, RAW_SOCKET, WINDOWS_API -> {}
            case SYSTEM_PING, TCP_CONNECT, NONE -> {
                String kind = means.kind().name().toLowerCase(Locale.ROOT);
                terminal.complain("sweep.means." + kind, means.why());
                if (System.getProperty("os.name", "").startsWith("Linux")) {
                    terminal.err().println("  " + FIX);
                }
            }
        }
    }
}
