package org.yaomote.app;

import org.yaomote.config.FilePaths;
import org.yaomote.config.ProxyConfig;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Paths of files that do not depend on the folder of a configuration, so that it can be kept
/// elsewhere.
final class FilesBelow {
    private FilesBelow() {}

    /// A configuration with such paths.
    ///
    /// @param file where it was read from
    static ProxyConfig of(Path file, ProxyConfig config) {
        Path folder = file.toAbsolutePath().resolveSibling("");
        return FilePaths.changed(config, path -> absolute(folder, path));
    }

    /// What is no path here stays as it is: whoever opens it says so.
    private static String absolute(Path folder, String path) {
        try {
            return folder.resolve(path).toString();
        } catch (InvalidPathException _) {
            return path;
        }
    }
}
