package org.yaomote.proxy;

import org.yaomote.config.ProxyConfig;
import org.yaomote.tls.NamedFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// Notices that files of certificates, authorities or revocation lists are others than those that
/// were loaded, as after a renewal.
///
/// Thread: the engine's work thread.
final class CertificateWatch {
    private final NamedFiles files;
    private List<Stamp> loading = List.of();
    private List<Stamp> loaded = List.of();
    private List<Stamp> seen = List.of();

    /// @param files knows which files a configuration stands for
    CertificateWatch(NamedFiles files) {
        this.files = files;
    }

    /// How a file looks from outside.
    ///
    /// @param size -1 if it is not there
    /// @param key tells a file from another one of the same name; empty where there is no such key
    private record Stamp(Path file, long size, FileTime changed, String key) {
        static Stamp of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(
                        file,
                        attributes.size(),
                        attributes.lastModifiedTime(),
                        String.valueOf(attributes.fileKey()));
            } catch (IOException _) {
                return new Stamp(file, -1, FileTime.fromMillis(0), "");
            }
        }
    }

    /// The files of this configuration are about to be loaded, which may end in a refusal.
    void loading(ProxyConfig config) {
        loading = stamps(config);
    }

    /// What was loaded last is in force: from here on changes are told against it.
    void settled() {
        loaded = loading;
    }

    /// Whether files have changed since they were loaded; each change is told once, and only when
    /// two looks have seen the same, for somebody may be in the middle of writing.
    boolean hasChanged(ProxyConfig config) {
        List<Stamp> before = seen;
        seen = stamps(config);
        boolean isNew = seen.equals(before) && !seen.equals(loaded);
        if (isNew) {
            loaded = seen;
        }
        return isNew;
    }

    private List<Stamp> stamps(ProxyConfig config) {
        return files.all(config).stream().map(Stamp::of).toList();
    }
}
