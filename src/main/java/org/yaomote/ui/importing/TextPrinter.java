package org.yaomote.ui.importing;

import org.yaomote.config.ProxyConfig;

/// Writes a configuration as a text for a program.
///
/// Thread: any; may block for files that an earlier text includes.
@FunctionalInterface
public interface TextPrinter {
    /// The text, and what it does not say.
    PrintedText print(ProxyConfig config, ExportFormat format);
}
