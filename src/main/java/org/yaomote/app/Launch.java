package org.yaomote.app;

import org.yaomote.control.Answer;
import org.yaomote.control.ControlFolder;
import org.yaomote.proxy.Places;
import org.yaomote.proxy.ProxyEngine;
import org.yaomote.store.AppFolders;
import org.yaomote.store.CookieKeyFile;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// What a window is made for.
///
/// @param folders where things are kept
/// @param language to begin with where none is remembered
/// @param version of the program
/// @param browser opens a page, and does not wait for it
/// @param channels where those of running proxies are
/// @param served the configuration of another process that the window is for; nothing if it is for
///   its own
record Launch(
        AppFolders folders,
        Locale language,
        String version,
        Consumer<URI> browser,
        ControlFolder channels,
        Optional<Path> served) {
    /// The configuration that the window serves, or shows another process serving.
    Path file() {
        return served.orElse(folders.configurationFile());
    }

    /// Who the window says it is.
    Answer.Me me() {
        long pid = ProcessHandle.current().pid();
        return new Answer.Me(version, pid, true, file().toString());
    }

    /// An engine that serves what is kept there.
    ProxyEngine engine() {
        return new ProxyEngine(
                new Places(folders.configuration(), folders.accessLog()),
                Runtime.getRuntime().availableProcessors(),
                CookieKeyFile.in(folders.configuration())::octets);
    }
}
