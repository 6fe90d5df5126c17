package org.yaomote.control;

import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;

/// Who may ask: the user who made the socket, and root. The mode of the socket and of its folder
/// says so already; this is the second lock, for a folder on a disk that knows no modes.
///
/// @param owner of the socket
record Peers(UserPrincipal owner) {
    static Peers of(Path socket) throws IOException {
        return new Peers(Files.getOwner(socket));
    }

    /// Where the system does not tell who is there, the modes have to do.
    boolean mayAsk(SocketChannel peer) {
        try {
            UnixDomainPrincipal who = peer.getOption(ExtendedSocketOptions.SO_PEERCRED);
            return who.user().equals(owner) || who.user().equals(root());
        } catch (UnsupportedOperationException _) {
            return true;
        } catch (IOException e) {
            System.getLogger(Peers.class.getName())
                    .log(System.Logger.Level.WARNING, "who asks is not known, so nobody may", e);
            return false;
        }
    }

    private static UserPrincipal root() throws IOException {
        return FileSystems.getDefault()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName("root");
    }
}
