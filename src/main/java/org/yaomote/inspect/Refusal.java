package org.yaomote.inspect;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.util.Locale;

/// Tells "connection refused" from all else that keeps a connection from coming about.
///
/// Java has one class of exceptions for a refusal and for a connection that timed out; only the
/// text differs, and on Linux the text is the C library's, in the user's language. So the system is
/// asked once how it says it.
///
/// @param inOwnWords what this system says, or "refused" if it could not be asked
record Refusal(String inOwnWords) {
    private static final String IN_ENGLISH = "refused";

    /// Connects to a port of loopback that was free a moment ago, to hear the refusal. Takes less
    /// than a millisecond.
    static Refusal learn() {
        InetSocketAddress closed;
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
            closed = new InetSocketAddress(loopback, socket.getLocalPort());
        } catch (IOException e) {
            return new Refusal(IN_ENGLISH);
        }
        try (SocketChannel channel = SocketChannel.open()) {
            channel.connect(closed);
            return new Refusal(IN_ENGLISH);
        } catch (ConnectException e) {
            return new Refusal(text(e));
        } catch (IOException e) {
            return new Refusal(IN_ENGLISH);
        }
    }

    boolean isIt(IOException failure) {
        if (!(failure instanceof ConnectException)) {
            return false;
        }
        String text = text(failure);
        return text.equals(inOwnWords) || text.toLowerCase(Locale.ROOT).contains(IN_ENGLISH);
    }

    private static String text(IOException failure) {
        String message = failure.getMessage();
        return message == null ? "" : message;
    }
}
