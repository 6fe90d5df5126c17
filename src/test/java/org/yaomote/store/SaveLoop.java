package org.yaomote.store;

import org.yaomote.config.ProxyConfig;
import org.yaomote.fixtures.Configs;
import org.yaomote.fixtures.RandomConfigs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The process that [SaveKillIT] kills: saves two versions in turn for as long as it lives.
final class SaveLoop {
    private SaveLoop() {}

    /// Two versions of different size.
    static List<ProxyConfig> versions() {
        RandomConfigs random = new RandomConfigs(9);
        ProxyConfig large =
                IntStream.range(0, 20)
                        .mapToObj(_ -> random.next())
                        .reduce(
                                ProxyConfig.EMPTY,
                                (sum, next) ->
                                        sum.withServices(
                                                Stream.concat(
                                                                sum.services().stream(),
                                                                next.services().stream())
                                                        .toList()));
        return List.of(Configs.small(), large);
    }

    /// @param words the file, and a folder of its own to get warm in
    public static void main(String[] words) throws IOException {
        List<ProxyConfig> versions = versions();
        save(store(Path.of(words[1], "yaomote.json")), versions);
        System.out.println("warm");
        int _ = System.in.read();
        ConfigStore store = store(Path.of(words[0]));
        save(store, versions);
        System.out.println("ready");
        while (true) {
            save(store, versions);
        }
    }

    private static ConfigStore store(Path file) {
        return new ConfigStore(file, Clock.systemUTC());
    }

    private static void save(ConfigStore store, List<ProxyConfig> versions) {
        for (ProxyConfig version : versions) {
            if (store.save(version) instanceof SaveResult.Failed(var problem)) {
                throw new IllegalStateException(problem.toString());
            }
        }
    }
}
