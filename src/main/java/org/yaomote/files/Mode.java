package org.yaomote.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Who may do what with a file or a folder, from the moment it is made.
public enum Mode {
    /// A file that its owner alone may read and write.
    OWN_FILE("rw-------"),

    /// A file that everybody may read.
    OPEN_FILE("rw-r--r--"),

    /// A folder that its owner alone may enter.
    OWN_FOLDER("rwx------");

    private final String permissions;

    Mode(String permissions) {
        this.permissions = permissions;
    }

    /// Whether this computer's files have modes; where they have none, the rights of the folder
    /// hold.
    public static boolean areKnown() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /// What a file or folder is made with; nothing where there are no modes.
    public FileAttribute<?>[] attributes() {
        return areKnown()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /// Gives it to a file that is there, also where the system is set up to take some of it away
    /// from new ones (`umask`).
    public void give(Path file) throws IOException {
        if (areKnown()) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }
}
