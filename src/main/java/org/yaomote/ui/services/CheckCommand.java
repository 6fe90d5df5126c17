package org.yaomote.ui.services;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

import org.yaomote.config.UpstreamHttp;
import org.yaomote.config.UpstreamTls;

import java.util.List;
import java.util.stream.Collectors;

/// A health check as a command line of curl, to be tried by hand.
///
/// @param text the command
record CheckCommand(String text) {
    /// @param head of the request, as text of HTTP/1.1
    static CheckCommand of(BackendSight sight, String head) {
        List<String> lines = head.lines().filter(line -> !line.isBlank()).toList();
        String[] first = lines.getFirst().split(" ", -1);
        UpstreamTls tls = sight.service().options().tls();
        String scheme = tls instanceof UpstreamTls.Plain ? "http" : "https";
        boolean trusting = tls instanceof UpstreamTls.Tls known && !known.verify();
        boolean http2 = sight.service().options().http() == UpstreamHttp.HTTP_2;
        String fields =
                lines.stream()
                        .skip(1)
                        .filter(line -> !line.startsWith("Connection:"))
                        .map(line -> " -H " + quoted(line))
                        .collect(Collectors.joining());
        String url = scheme + "://" + sight.backend().address() + first[1];
        return new CheckCommand(
                "curl -i"
                        + (trusting ? " -k" : "")
                        + (http2 ? " --http2-prior-knowledge" : "")
                        + (first[0].equals("GET") ? "" : " -X " + first[0])
                        + " "
                        + quoted(url)
                        + fields);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    void toClipboard() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
