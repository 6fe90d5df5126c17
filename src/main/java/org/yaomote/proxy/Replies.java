package org.yaomote.proxy;

import org.yaomote.exposition.CountNames;
import org.yaomote.exposition.OpenMetricsText;
import org.yaomote.http.RequestHead;
import org.yaomote.proxy.OwnAnswer.Content;
import org.yaomote.rules.Expansion;
import org.yaomote.rules.Visit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// Gives the answers of services that answer themselves.
///
/// Thread: the client connection's event loop; files are read and counts written elsewhere.
final class Replies {
    private static final String METRICS =
            "Content-Type: " + OpenMetricsText.TYPE + "\r\nCache-Control: no-store\r\n";

    private final Exchange exchange;
    private final Answering answering;
    private final Judging.Means means;

    Replies(Exchange exchange, Answering answering, Judging.Means means) {
        this.exchange = exchange;
        this.answering = answering;
        this.means = means;
    }

    /// The answer to a request.
    State give(OwnReply reply, RequestHead head) {
        return switch (reply) {
            case OwnReply.Moved(var status, var target) -> moved(status, target, head);
            case OwnReply.Page(var status, var page) -> answering.page(status, page.orElse(null));
            case OwnReply.Folder(var folder) -> {
                String path = text(head, head.pathStart(), head.pathEnd());
                yield file(folder, path, head);
            }
            case OwnReply.Nothing() -> answering.reply(new Content(new byte[0], "OK", ""));
            case OwnReply.Counts(var names) -> counts(names);
            case OwnReply.Backends(), OwnReply.PassOn _ ->
                    throw new IllegalStateException("no reply of our own: " + reply);
        };
    }

    /// A file below a folder (spec of pound.cfg: `SendFile`, `ACME`).
    ///
    /// @param path as the request has it, or a name
    State file(Path folder, String path, RequestHead head) {
        String method = head.methodText();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return answering.refuse(405, "Allow: GET, HEAD\r\n");
        }
        String steps = path.startsWith("/") ? path : "/" + path;
        return elsewhere(
                () -> {
                    ServedFile.Found found = ServedFile.read(folder, steps);
                    return new Result(() -> sent(found), () -> closed(found));
                });
    }

    private State sent(ServedFile.Found found) {
        return switch (found) {
            case ServedFile.Found.Whole(var content) -> answering.reply(content);
            case ServedFile.Found.Nothing() -> answering.refuse(404);
            case ServedFile.Found.Large large -> {
                if (answering.request().head) {
                    closed(large);
                    yield answering.reply(Content.following(large.size(), ServedFile.TEXT));
                }
                yield answering.send(new SentFile(large, means, exchange), large.size());
            }
        };
    }

    private void closed(ServedFile.Found found) {
        if (found instanceof ServedFile.Found.Large(var channel, _)) {
            SentFile.close(channel, means.desk());
        }
    }

    private State counts(CountNames names) {
        return elsewhere(
                () -> {
                    byte[] octets = OpenMetricsText.of(means.desk().counts(), names);
                    return new Result(
                            () -> answering.reply(new Content(octets, "OK", METRICS)), () -> {});
                });
    }

    /// What is done on the event loop with what was found elsewhere.
    ///
    /// @param unwanted if the request was given up meanwhile
    private record Result(Supplier<State> then, Runnable unwanted) {}

    /// Does something on a thread that may wait.
    private State elsewhere(Supplier<Result> task) {
        Pending pending = new Pending();
        boolean taken =
                means.desk()
                        .run(
                                () -> {
                                    Result result = task.get();
                                    pending.backWith(result);
                                });
        if (!taken) {
            return answering.refuse(503);
        }
        means.client()
                .deadline(
                        means.loop().now()
                                + means.client().route().timeouts().response().toNanos());
        return new State.Away(pending.errand);
    }

    /// What follows is known only when the errand is done.
    private final class Pending {
        private Result result = new Result(() -> answering.refuse(500), () -> {});
        private final Errand errand =
                new Errand(() -> result.then().get(), () -> result.unwanted().run());

        /// On the thread that found it.
        void backWith(Result found) {
            try {
                means.loop()
                        .execute(
                                () -> {
                                    result = found;
                                    exchange.back(errand);
                                });
            } catch (RejectedExecutionException _) {
                found.unwanted().run();
            }
        }
    }

    /// Sends the client elsewhere (RFC 9110 §15.4).
    private State moved(int status, Expansion target, RequestHead head) {
        Visit visit = Objects.requireNonNull(answering.request().visit);
        String address = target.expand(visit);
        if (address == null) {
            complain(visit.failure());
            return answering.refuse(500);
        }
        String whole = target.hasReferences() ? address : withPath(address, head);
        return answering.moved(status, "Location: " + visible(whole) + "\r\n");
    }

    /// A target without a path gets the one that was asked for, and its query.
    private static String withPath(String address, RequestHead head) {
        int authority = address.indexOf("://");
        int path = authority < 0 ? -1 : address.indexOf('/', authority + 3);
        boolean none =
                authority >= 0
                        && address.indexOf('?') < 0
                        && (path < 0 || path == address.length() - 1);
        if (!none) {
            return address;
        }
        String site = path < 0 ? address : address.substring(0, path);
        String asked = text(head, head.pathStart(), head.targetEnd());
        return asked.startsWith("/") ? site + asked : site + "/";
    }

    /// Without anything that could end the line, or that no address has.
    private static String visible(String address) {
        StringBuilder out = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean plain = c > ' ' && c < 0x7f && "\"<>\\^`{|}".indexOf(c) < 0;
            if (plain) {
                out.append(c);
            } else {
                out.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4 & 15, 16)));
                out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }

    private static String text(RequestHead head, int from, int to) {
        return new String(head.bytes(), from, to - from, StandardCharsets.ISO_8859_1);
    }

    private void complain(String why) {
        means.desk().complain(means.client().route().listener().name(), why);
    }
}
