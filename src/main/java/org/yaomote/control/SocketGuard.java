package org.yaomote.control;

import org.yaomote.config.Problem;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;
import java.util.Set;

/// Whether a socket may be spoken to: nobody but this user and root can have put it where it lies.
///
/// Some folders of sockets have a name that everybody can work out, below one in which everybody
/// may make some (`/tmp`); whoever was there first would be told configurations and be believed.
///
/// Where the disk knows no owners and modes, the rights of the folder have to do.
final class SocketGuard {
    private static final String ROOT = "root";
    private static final Set<PosixFilePermission> OF_OTHERS =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private SocketGuard() {}

    /// Why a socket is not spoken to; nothing if it may be, or if there is none.
    static Optional<Problem> fault(Path socket) {
        Path absolute = socket.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || !isPosix()) {
            return Optional.empty();
        }
        try {
            PosixFileAttributes around = attributes(folder);
            PosixFileAttributes own = attributes(absolute);
            Optional<Problem> fault = fault(folder, around);
            if (fault.isPresent()) {
                return fault;
            }
            // What a service of its own user was given by root, it has its socket in.
            return own.owner().equals(around.owner()) || isOurs(own.owner())
                    ? faultOfMode(absolute, own)
                    : Optional.of(ofOther(absolute, own));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Problem.general("control.unsafe.unknown", socket, e.toString()));
        }
    }

    private static Optional<Problem> fault(Path folder, PosixFileAttributes around)
            throws IOException {
        if (!around.isDirectory()) {
            return Optional.of(Problem.general("control.unsafe.link", folder));
        }
        return isOurs(around.owner()) || isGivenByRoot(folder)
                ? faultOfMode(folder, around)
                : Optional.of(ofOther(folder, around));
    }

    /// Root asks services that act for users of their own, in folders such as `/run/yaomote` that
    /// only root can have made for them.
    private static boolean isGivenByRoot(Path folder) throws IOException {
        Path above = folder.getParent();
        if (above == null || !System.getProperty("user.name").equals(ROOT)) {
            return false;
        }
        PosixFileAttributes attributes = Files.readAttributes(above, PosixFileAttributes.class);
        return attributes.owner().getName().equals(ROOT)
                && attributes.permissions().stream().noneMatch(OF_OTHERS::contains);
    }

    private static Optional<Problem> faultOfMode(Path file, PosixFileAttributes attributes) {
        return attributes.permissions().stream().anyMatch(OF_OTHERS::contains)
                ? Optional.of(Problem.general("control.unsafe.mode", file))
                : Optional.empty();
    }

    private static Problem ofOther(Path file, PosixFileAttributes attributes) {
        return Problem.general("control.unsafe.owner", file, attributes.owner().getName());
    }

    private static boolean isOurs(UserPrincipal owner) throws IOException {
        return owner.getName().equals(ROOT) || owner.equals(self());
    }

    /// A user without a name, as containers have, is known by what the system says of this process.
    private static UserPrincipal self() throws IOException {
        try {
            return FileSystems.getDefault()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"));
        } catch (UserPrincipalNotFoundException _) {
            return Files.getOwner(Path.of("/proc/self"));
        }
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /// Whether who answers is who made the socket.
    static boolean isAnsweredByItsOwner(Path socket, SocketChannel channel) throws IOException {
        return !isPosix() || Peers.of(socket).mayAsk(channel);
    }
}
