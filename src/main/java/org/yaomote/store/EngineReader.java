package org.yaomote.store;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Limits;
import org.yaomote.config.Pages;
import org.yaomote.config.TimeLimit;
import org.yaomote.config.Timeouts;

import java.util.Map;
import java.util.Optional;

/// Reads what holds for all listeners; what is left out is as usual.
final class EngineReader {
    private EngineReader() {}

    static Timeouts timeouts(JsonObject json) {
        Timeouts timeouts =
                TimeLimit.each(
                        limit ->
                                json.duration(
                                        limit.key(), Optional.of(limit.of(Timeouts.DEFAULTS))));
        json.end();
        return timeouts;
    }

    static Limits limits(JsonObject json) {
        Limits usual = Limits.DEFAULTS;
        Limits limits =
                new Limits(
                        json.number("connections", Optional.of(usual.connections())),
                        json.number(
                                "connectionsPerClient", Optional.of(usual.connectionsPerClient())),
                        json.number("requestLineBytes", Optional.of(usual.requestLineBytes())),
                        json.number("headBytes", Optional.of(usual.headBytes())),
                        json.number("headFields", Optional.of(usual.headFields())));
        json.end();
        return limits;
    }

    static AccessLog accessLog(JsonObject json) {
        AccessLog.ToFile usual = AccessLog.ToFile.DEFAULTS;
        AccessLog log =
                new AccessLog.ToFile(
                        json.text("path", usual.path()),
                        json.word("format", Vocabulary.LOG_FORMATS, Optional.of("combined"))
                                .orElse(usual.format()),
                        json.longNumber("maxBytes", usual.maxBytes()),
                        json.number("keep", Optional.of(usual.keep())),
                        json.flag("queryValues", usual.queryValues()));
        json.end();
        return log;
    }

    static Pages pages(JsonObject json) {
        Pages pages =
                new Pages(
                        json.object("byStatus").map(JsonObject::textsByNumber).orElse(Map.of()),
                        json.text("maintenance", ""));
        json.end();
        return pages;
    }
}
