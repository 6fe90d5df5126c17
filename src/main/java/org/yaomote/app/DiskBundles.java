package org.yaomote.app;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.convert.Bundle;
import org.yaomote.convert.Destination;
import org.yaomote.convert.Outgrowing;
import org.yaomote.ui.importing.BundleStore;
import org.yaomote.words.Words;

import java.nio.file.Path;
import java.util.Optional;

/// Exports for other engines on the disk.
///
/// @param base folder below which the configuration's files are
record DiskBundles(Path base) implements BundleStore {
    @Override
    public Bundle make(ProxyConfig config, Destination destination, Words words) {
        return new Outgrowing(words, names()).to(config, destination, _ -> Optional.empty());
    }

    @Override
    public Optional<Problem> save(Order order, Path archive) {
        Bundle bundle =
                new Outgrowing(order.words(), names())
                        .to(
                                order.config(),
                                order.destination(),
                                file ->
                                        order.withFiles()
                                                ? OutgrowCommand.text(base.resolve(file))
                                                : Optional.empty());
        return new BundleWriting(base::resolve)
                .write(bundle, archive, new BundleWriting.Manner(order.withFiles(), true));
    }

    private PemNames names() {
        return new PemNames(base::resolve);
    }
}
