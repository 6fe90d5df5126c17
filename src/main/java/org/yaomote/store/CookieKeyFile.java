package org.yaomote.store;

import org.yaomote.files.AtomicFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/// The file `cookie.key` that keeps the secret of inserted cookies, made when it is first needed.
/// Machines that are to understand one another's cookies get a copy of it.
///
/// Thread: one that may block.
///
/// @param path of the file, in the configuration's folder; mode 0600
public record CookieKeyFile(Path path) {
    private static final int OCTETS = 32;

    /// A key takes 44 characters; whoever put something large here did not mean a key.
    private static final long LARGEST = 1024;

    /// The file in a folder.
    public static CookieKeyFile in(Path folder) {
        return new CookieKeyFile(folder.resolve("cookie.key"));
    }

    /// The secret, 32 octets.
    ///
    /// @throws IOException if it cannot be read or made, or what is there is no key; the message
    ///   names the file and never what is in it
    public byte[] octets() throws IOException {
        try {
            return read();
        } catch (NoSuchFileException _) {
            return made();
        }
    }

    private byte[] read() throws IOException {
        if (Files.size(path) <= LARGEST) {
            try {
                byte[] octets = Base64.getDecoder().decode(Files.readString(path).strip());
                if (octets.length == OCTETS) {
                    return octets;
                }
            } catch (IllegalArgumentException _) {
                throw noKey();
            }
        }
        throw noKey();
    }

    private IOException noKey() {
        return new IOException(path.toString());
    }

    private byte[] made() throws IOException {
        byte[] octets = new byte[OCTETS];
        new SecureRandom().nextBytes(octets);
        AtomicFile.write(path, Base64.getEncoder().encodeToString(octets) + "\n");
        return octets;
    }
}
