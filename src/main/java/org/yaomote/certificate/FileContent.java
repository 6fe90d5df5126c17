package org.yaomote.certificate;

import java.util.Arrays;

/// What goes into a file. Its octets, which may be those of a key, are wiped when it is closed and
/// never shown.
///
/// Thread: any, one at a time.
public final class FileContent implements AutoCloseable {
    /// Who may read the file.
    public enum Readers {
        /// Its owner only: there is a key in it.
        OWNER,
        /// Everybody.
        ALL
    }

    private final String name;
    private final byte[] octets;
    private final Readers readers;

    /// @param name of the file, without a folder
    /// @param octets taken over: wiped with this
    public FileContent(String name, byte[] octets, Readers readers) {
        this.name = name;
        this.octets = octets;
        this.readers = readers;
    }

    /// Name of the file, without a folder.
    public String name() {
        return name;
    }

    /// The octets themselves: not to be kept.
    public byte[] octets() {
        return octets;
    }

    /// Who may read it.
    public Readers readers() {
        return readers;
    }

    /// Whether there is a key in it.
    public boolean isSecret() {
        return readers == Readers.OWNER;
    }

    @Override
    public void close() {
        Arrays.fill(octets, (byte) 0);
    }

    @Override
    public String toString() {
        return "FileContent[" + name + "]";
    }
}
