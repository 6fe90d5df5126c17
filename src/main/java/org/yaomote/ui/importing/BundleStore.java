package org.yaomote.ui.importing;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.convert.Bundle;
import org.yaomote.convert.Destination;
import org.yaomote.words.Words;

import java.nio.file.Path;
import java.util.Optional;

/// Makes exports for other engines and writes them to the disk.
///
/// Thread: any but the FX thread, since it blocks.
public interface BundleStore {
    /// An export without keys, to be looked at.
    ///
    /// @param destination a sound one
    Bundle make(ProxyConfig config, Destination destination, Words words);

    /// Writes an export as an archive; one that is there is replaced.
    ///
    /// @return why that failed; empty if it is done
    Optional<Problem> save(Order order, Path archive);

    /// What is written.
    ///
    /// @param withFiles whether the files that are named come along, private keys among them
    /// @param words of the README
    record Order(ProxyConfig config, Destination destination, boolean withFiles, Words words) {}
}
