package org.yaomote.accesslog;

import org.jspecify.annotations.Nullable;
import org.yaomote.accesslog.LogEntry.Text;
import org.yaomote.config.AccessLog;
import org.yaomote.config.ProxyConfig;

import java.util.List;

/// What the requests of a listener are written down as. Immutable.
///
/// @param on whether they are at all
/// @param pattern of their lines; null for the one of the general setting
/// @param wanted a bit for each kind of text that lines need
/// @param headers names of further fields that lines need, in lower case
/// @param anonymous whether addresses of clients are shortened
public record LogTerms(
        boolean on,
        @Nullable LogPattern pattern,
        int wanted,
        List<byte[]> headers,
        boolean anonymous) {
    /// Written down as the general setting says, whatever that is.
    static final LogTerms USUAL = new LogTerms(true, null, -1, List.of(), false);

    public LogTerms {
        headers = List.copyOf(headers);
    }

    /// Of a listener.
    ///
    /// @param logFormat its own format, as `ListenerPolicy.logFormat` has it
    public static LogTerms of(String logFormat, ProxyConfig config) {
        boolean anonymous = config.definitions().anonymise();
        return switch (config.accessLog()) {
            case AccessLog.Off _ -> new LogTerms(false, null, 0, List.of(), anonymous);
            case AccessLog.ToFile file when logFormat.isEmpty() -> {
                LogPattern usual = LogPattern.of(file.format());
                yield new LogTerms(true, null, usual.wanted(), usual.headers(), anonymous);
            }
            case AccessLog.ToFile _ -> {
                LogPattern own = LogFormats.named(logFormat, config.definitions());
                yield own == null
                        ? new LogTerms(false, null, 0, List.of(), anonymous)
                        : new LogTerms(true, own, own.wanted(), own.headers(), anonymous);
            }
        };
    }

    /// Whether lines need a kind of text.
    boolean needs(Text kind) {
        return (wanted & 1 << kind.code) != 0;
    }
}
