package org.yaomote.proxy;

import io.netty.channel.unix.Errors.NativeIoException;

import org.yaomote.config.Listener;
import org.yaomote.config.Problem;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Locale;

/// Why the system would not open a listening socket, told by numbers and facts: its texts are in
/// the user's language.
enum BindRefusal {
    IN_USE,
    DENIED,
    NO_ADDRESS,
    OTHER;

    private static final int FIRST_FREE_PORT = 1024;

    /// What a failure to bind means.
    static BindRefusal of(Throwable cause, InetAddress address, int port) {
        if (cause instanceof NativeIoException failure) {
            return ofNumber(-failure.expectedErr());
        }
        if (!(cause instanceof SocketException)) {
            return OTHER;
        }
        // The JDK has one class for all three; the facts tell them apart.
        if (!isOurs(address)) {
            return NO_ADDRESS;
        }
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        boolean denied = text.contains("denied") || text.contains("access");
        return denied && port < FIRST_FREE_PORT ? DENIED : IN_USE;
    }

    /// The refusal in the user's words, at the field that can mend it.
    ///
    /// @param path of the listener, such as `listeners[0]`
    Problem at(String path, Listener listener) {
        int port = listener.port();
        return switch (this) {
            case IN_USE -> Problem.error(path + ".port", "bind.inUse", port, listener.address());
            case DENIED -> Problem.error(path + ".port", "bind.denied", port);
            case NO_ADDRESS ->
                    Problem.error(path + ".address", "bind.noAddress", listener.address());
            case OTHER -> Problem.error(path + ".port", "bind.failed", port, listener.address());
        };
    }

    /// errno of Linux, and of macOS and BSD where it differs.
    private static BindRefusal ofNumber(int errno) {
        return switch (errno) {
            case 98, 48 -> IN_USE;
            case 99, 49 -> NO_ADDRESS;
            case 13, 1 -> DENIED;
            default -> OTHER;
        };
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return true;
        }
    }
}
