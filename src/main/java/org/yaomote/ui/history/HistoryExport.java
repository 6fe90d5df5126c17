package org.yaomote.ui.history;

import javafx.stage.Window;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.ui.fx.UiContext;

import java.nio.file.Path;
import java.util.Optional;

/// Writes what was in force once into a file that the user names.
///
/// Thread: the FX thread; the file is written beside it.
record HistoryExport(UiContext context, HistoryDesk desk) {
    /// Asks for a file, writes it, and says whether that went well.
    ///
    /// @param owner of the question for the file
    void export(ProxyConfig config, Window owner) {
        String title = context.texts().get("history.export.title");
        desk.targets()
                .choose(owner, title, Path.of("yaomote.json"))
                .ifPresent(
                        file ->
                                context.work()
                                        .run(
                                                () -> desk.exporter().export(file, config),
                                                why -> exported(file, why),
                                                HistoryExport::log));
    }

    private void exported(Path file, Optional<Problem> why) {
        why.ifPresentOrElse(
                problem -> context.toasts().warn(problem),
                () -> context.toasts().show(() -> context.texts().get("history.exported", file)));
    }

    private static void log(Exception failure) {
        System.getLogger(HistoryExport.class.getName())
                .log(System.Logger.Level.ERROR, "exporting failed", failure);
    }
}
