package org.yaomote.traffic;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Requests as an HTTP Archive 1.2, which browsers and other tools read. What was recorded without
/// secrets is written without them. What is ours (rule, service, backends) stands in fields that
/// begin with `_`, as the format has it.
public final class Har {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final double NANOS = 1e6;
    private static final int UNKNOWN = -1;

    private Har() {}

    /// The archive, the oldest request first.
    ///
    /// @param traces the newest first
    /// @param version of the program
    public static String of(List<RequestTrace> traces, String version) {
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode log = root.putObject("log");
        log.put("version", "1.2");
        log.putObject("creator").put("name", "Yaomote").put("version", version);
        ArrayNode entries = log.putArray("entries");
        traces.reversed().forEach(trace -> entry(trace, entries.addObject()));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static void entry(RequestTrace trace, ObjectNode entry) {
        entry.put("startedDateTime", trace.began().toString());
        entry.put("time", trace.result().totalNanos() / NANOS);
        request(trace, entry.putObject("request"));
        response(trace, entry.putObject("response"));
        entry.putObject("cache");
        timings(trace, entry.putObject("timings"));
        entry.put("_listener", trace.way().listener().name());
        trace.way().rule().ifPresent(rule -> entry.put("_rule", rule + 1));
        entry.put("_service", trace.way().serviceName());
        entry.put("_backends", trace.way().backends());
        entry.put("_retries", trace.result().retries());
        entry.put("_complete", trace.result().complete());
    }

    private static void request(RequestTrace trace, ObjectNode request) {
        request.put("method", trace.asked().method());
        request.put("url", trace.url());
        request.put("httpVersion", trace.caller().version());
        message(trace.request(), request);
        ArrayNode query = request.putArray("queryString");
        String text = trace.asked().query();
        for (String pair : text.isEmpty() ? new String[0] : text.substring(1).split("&", -1)) {
            int equals = pair.indexOf('=');
            query.addObject()
                    .put("name", equals < 0 ? pair : pair.substring(0, equals))
                    .put("value", equals < 0 ? "" : pair.substring(equals + 1));
        }
        request.put(
                "bodySize", trace.request().hasBody() ? trace.request().body().length() : UNKNOWN);
        if (trace.request().hasBody()) {
            request.putObject("postData")
                    .put("mimeType", trace.request().value("Content-Type").orElse(""))
                    .put("text", trace.request().body().text());
        }
    }

    private static void response(RequestTrace trace, ObjectNode response) {
        response.put("status", trace.result().status());
        String[] start = trace.response().start().split(" ", 3);
        response.put("statusText", start.length > 2 ? start[2] : "");
        response.put("httpVersion", trace.caller().version());
        message(trace.response(), response);
        response.put("redirectURL", trace.response().value("Location").orElse(""));
        response.put("bodySize", trace.result().responseBytes());
        ObjectNode content = response.putObject("content");
        content.put("size", trace.result().responseBytes());
        content.put("mimeType", trace.response().value("Content-Type").orElse(""));
        body(trace.response(), content);
    }

    private static void body(Message message, ObjectNode content) {
        if (!message.hasBody()) {
            return;
        }
        Optional<String> text = text(message.body().octets());
        content.put("text", text.orElseGet(() -> base64(message.body().octets())));
        if (text.isEmpty()) {
            content.put("encoding", "base64");
        }
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static Optional<String> text(byte[] octets) {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static void message(Message message, ObjectNode into) {
        ArrayNode headers = into.putArray("headers");
        ArrayNode cookies = into.putArray("cookies");
        for (Field field : message.fields()) {
            headers.addObject().put("name", field.name()).put("value", field.value());
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("cookie") || name.equals("set-cookie")) {
                cookies(field.value(), name.equals("cookie"), cookies);
            }
        }
        into.put("headersSize", message.start().isEmpty() ? UNKNOWN : message.head().length());
    }

    private static void cookies(String value, boolean several, ArrayNode into) {
        String[] pairs = several ? value.split(";") : new String[] {value.split(";", 2)[0]};
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                into.addObject()
                        .put("name", pair.substring(0, equals).strip())
                        .put("value", pair.substring(equals + 1).strip());
            }
        }
    }

    private static void timings(RequestTrace trace, ObjectNode timings) {
        long queue = trace.nanos(Try::queueNanos);
        long connect = trace.nanos(Try::connectNanos);
        long tls = trace.nanos(Try::tlsNanos);
        long body = trace.result().bodyNanos();
        long wait = Math.max(0, trace.result().totalNanos() - queue - connect - tls - body);
        timings.put("blocked", queue / NANOS);
        timings.put("dns", UNKNOWN);
        // The format has TLS within connect.
        timings.put("connect", (connect + tls) / NANOS);
        timings.put("ssl", tls == 0 ? UNKNOWN : tls / NANOS);
        timings.put("send", 0);
        timings.put("wait", wait / NANOS);
        timings.put("receive", body / NANOS);
    }
}
