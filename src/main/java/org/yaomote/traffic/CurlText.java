package org.yaomote.traffic;

import java.util.Locale;

/// A request as a command of curl, for a shell like that of POSIX. Secrets are not in it: where one
/// was, three stars are to be replaced.
public final class CurlText {
    private CurlText() {}

    /// The command, over several lines.
    public static String of(RequestTrace trace) {
        StringBuilder text = new StringBuilder("curl -i ").append(quoted(trace.url()));
        String method = trace.asked().method();
        boolean post = trace.request().hasBody();
        if (!method.equals(post ? "POST" : "GET")) {
            text.append(method.equals("HEAD") ? " -I" : " -X " + quoted(method));
        }
        for (Field field : trace.request().fields()) {
            if (isTold(field)) {
                line(text, "-H " + quoted(field.name() + ": " + field.value()));
            }
        }
        if (post && !trace.request().body().isCut()) {
            line(text, "--data-binary " + quoted(trace.request().body().text()));
        }
        return text.toString();
    }

    /// What curl says by itself, or what belongs to the connection, is left to it.
    private static boolean isTold(Field field) {
        return switch (field.name().toLowerCase(Locale.ROOT)) {
            case "host",
                    "content-length",
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "te",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings" ->
                    false;
            default -> true;
        };
    }

    private static void line(StringBuilder text, String option) {
        text.append(" \\\n  ").append(option);
    }

    /// Within single quotes a shell reads everything as it is but the quote itself.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
