package org.yaomote.pound;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.LocationRewriting;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;
import org.yaomote.policy.TlsPolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What stands in the section of a listener besides its services.
final class ListenerLines {
    private static final Set<Integer> CODES_4 =
            Set.of(400, 401, 403, 404, 405, 413, 414, 429, 500, 501, 503);
    private static final long LEAST_LINE = 4096;
    private static final Set<Integer> CODES_2 = Set.of(414, 500, 501, 503);

    private final Spelling spelling;
    private final ModificationLines modifications;
    private final SharedLines shared;
    private final Losses losses;
    private final NameGiver madeNames;

    ListenerLines(Spelling spelling, ModificationLines modifications, SharedLines shared) {
        this.spelling = spelling;
        this.modifications = modifications;
        this.shared = shared;
        losses = spelling.losses();
        madeNames = new NameGiver(List.of(), new ProblemLog());
    }

    /// The line that opens its section.
    String opener(String path, Listener listener) {
        String word =
                switch (listener.protocol()) {
                    case Protocol.Http _ -> "ListenHTTP";
                    case Protocol.Https _ -> "ListenHTTPS";
                    case Protocol.Tcp _ -> "Tunnel";
                };
        if (spelling.isNew()) {
            return word + " " + spelling.quoted(path + ".name", listener.name());
        }
        String made =
                madeNames.made(listener.protocol() instanceof Protocol.Https ? "https" : "http");
        losses.unless(made.equals(listener.name()), path + ".name", "name", listener.name());
        return word;
    }

    /// Where it listens.
    List<PrintedLine> address(String path, Listener listener) {
        List<PrintedLine> lines = new ArrayList<>();
        lines.add(line("Address", spelling.text(path + ".address", listener.address())));
        if (listener.port() == 0) {
            losses.add(path + ".port", "portZero", listener.name());
        } else {
            lines.add(line("Port", String.valueOf(listener.port())));
        }
        return lines;
    }

    /// All of it but the services.
    List<PrintedLine> of(String path, Listener listener) {
        List<PrintedLine> lines = address(path, listener);
        ListenerOptions options = listener.options();
        switch (listener.protocol()) {
            case Protocol.Http _, Protocol.Tcp _ -> {}
            case Protocol.Https(var tls) -> https(path, tls, lines);
        }
        lines.add(line("xHTTP", String.valueOf(xhttp(path, listener))));
        if (options.maxBodyBytes() > 0) {
            lines.add(line("MaxRequest", String.valueOf(options.maxBodyBytes())));
        }
        ListenerOptions left = options.withMaxBodyBytes(0).withPolicy(ListenerPolicy.DEFAULTS);
        losses.unless(
                left.equals(ListenerOptions.DEFAULTS),
                path + ".options",
                "options",
                listener.name());
        policy(path + ".options.policy", options.policy(), lines);
        return lines;
    }

    private int xhttp(String path, Listener listener) {
        MethodSet methods = listener.methods();
        boolean isRpcIn4 = methods == MethodSet.RPC && spelling.isNew();
        Optional<Integer> number = isRpcIn4 ? Optional.empty() : ListenerAssembler.xhttp(methods);
        losses.unless(number.isPresent(), path + ".methods", "methods", listener.name());
        return number.orElse(3);
    }

    private void policy(String path, ListenerPolicy policy, List<PrintedLine> lines) {
        if (!policy.clientTimeout().isZero()) {
            String place = path + ".clientTimeout";
            lines.add(line("Client", spelling.seconds(place, policy.clientTimeout())));
        }
        policy.checkUrl().ifPresent(pattern -> checkUrl(path + ".checkUrl", pattern, lines));
        size(path + ".maxUriBytes", "MaxURI", policy.maxUriBytes(), lines);
        if (policy.lineBytes() > 0) {
            long bytes = Math.max(LEAST_LINE, policy.lineBytes());
            String place = path + ".lineBytes";
            losses.unless(bytes == policy.lineBytes(), place, "least", "LineBufferSize", bytes);
            size(place, "LineBufferSize", bytes, lines);
        }
        new TreeMap<>(policy.pages())
                .forEach((code, file) -> page(path + ".pages." + code, code, file, lines));
        if (spelling.isNew()) {
            lines.add(spelling.onOff("RewriteErrors", policy.rewriteErrors()));
        } else {
            losses.unless(
                    !policy.rewriteErrors(), path + ".rewriteErrors", "word", "RewriteErrors");
        }
        lines.add(line("RewriteLocation", number(policy.locations())));
        lines.add(spelling.onOff("RewriteDestination", policy.rewriteDestination()));
        headers(path + ".headers", policy.headers(), lines);
        policy.forwarded()
                .ifPresent(
                        f ->
                                shared.forwarded(path + ".forwarded", f).stream()
                                        .map(l -> l.asUsual(false))
                                        .forEach(lines::add));
        logLevel(path + ".logFormat", policy.logFormat(), lines);
        lines.addAll(shared.constants(path + ".constants", policy.constants()));
        lines.addAll(modifications.of(path + ".modifications", policy.modifications()));
        if (!policy.acmeDirectory().isEmpty()) {
            String place = path + ".acmeDirectory";
            fourOnly(place, "ACME", spelling.quoted(place, policy.acmeDirectory()), lines);
        }
    }

    private static String number(LocationRewriting locations) {
        return switch (locations) {
            case OFF -> "0";
            case BACKEND_AND_LISTENER -> "1";
            case BACKEND -> "2";
        };
    }

    private void checkUrl(String path, TextPattern pattern, List<PrintedLine> lines) {
        boolean isPlain =
                pattern.kind() == Kind.POSIX && !pattern.ignoreCase() && pattern.tag().isEmpty();
        switch (pattern.texts()) {
            case TextSource.Inline(var texts) when isPlain && texts.size() == 1 ->
                    lines.add(line("CheckURL", spelling.quoted(path, texts.getFirst())));
            case TextSource.Inline _, TextSource.File _ -> {
                losses.add(path, "checkUrl");
                spelling.unsayable(Slot.of("CheckURL"), pattern).ifPresent(lines::add);
            }
        }
    }

    private void size(String path, String word, long bytes, List<PrintedLine> lines) {
        if (bytes > 0) {
            fourOnly(path, word, String.valueOf(bytes), lines);
        }
    }

    private void page(String path, int code, String file, List<PrintedLine> lines) {
        boolean canSay = (spelling.isNew() ? CODES_4 : CODES_2).contains(code);
        losses.unless(canSay, path, "page", code);
        if (canSay) {
            String word = spelling.isNew() ? "ErrorFile " + code : "Err" + code;
            String text = word + " " + spelling.quoted(path, file);
            lines.add(PrintedLine.of(Slot.of("ErrorFile", code), text));
        }
    }

    private void headers(String path, BuiltInHeaders headers, List<PrintedLine> lines) {
        boolean isUsual = headers.equals(BuiltInHeaders.ALL);
        if (!spelling.isNew()) {
            losses.unless(isUsual, path, "word", "HeaderOption");
            return;
        }
        boolean isNone = !headers.forwarded() && !headers.tls();
        String words =
                isNone
                        ? "none"
                        : (headers.forwarded() ? "forwarded" : "no-forwarded")
                                + (headers.tls() ? " ssl" : " no-ssl");
        lines.add(line("HeaderOption", words).asUsual(isUsual));
    }

    private void logLevel(String path, String format, List<PrintedLine> lines) {
        if (format.matches("[0-5]")) {
            lines.add(line("LogLevel", format));
        } else if (!format.isEmpty()) {
            fourOnly(path, "LogLevel", spelling.quoted(path, format), lines);
        }
    }

    private void https(String path, TlsSettings tls, List<PrintedLine> lines) {
        for (int i = 0; i < tls.certificates().size(); i++) {
            String place = path + ".certificates[" + i + "]";
            lines.add(line("Cert", spelling.quoted(place, tls.certificates().get(i))));
        }
        TlsPolicy policy = tls.policy();
        String place = path + ".tls.policy";
        switch (tls.clients()) {
            case ClientCertificates.NotAsked _ -> {}
            case ClientCertificates.Asked(var file) -> asked(path, 1, policy, file, lines);
            case ClientCertificates.Required(var file) -> asked(path, 2, policy, file, lines);
            case ClientCertificates.Unverified _ ->
                    lines.add(line("ClientCert", "3 " + policy.depth()));
        }
        file(place + ".offeredAuthorities", "CAlist", policy.offeredAuthorities(), lines);
        file(place + ".revoked", "CRLlist", policy.revoked(), lines);
        lines.addAll(shared.versionsAndSuites(place, policy));
        lines.add(spelling.onOff("SSLHonorCipherOrder", policy.ownOrder()));
        if (policy.oneRequest() != TlsPolicy.OneRequest.NEVER) {
            boolean isAlways = policy.oneRequest() == TlsPolicy.OneRequest.ALWAYS;
            lines.add(line("NoHTTPS11", isAlways ? "1" : "2"));
        }
        boolean isAsked = !(tls.clients() instanceof ClientCertificates.NotAsked);
        losses.unless(
                isAsked || policy.depth() == TlsPolicy.DEFAULTS.depth(), place + ".depth", "depth");
    }

    private void asked(
            String path, int how, TlsPolicy policy, String file, List<PrintedLine> lines) {
        lines.add(line("ClientCert", how + " " + policy.depth()));
        file(path + ".clientCertificates.authorities", "VerifyList", file, lines);
    }

    private void file(String path, String word, String file, List<PrintedLine> lines) {
        if (!file.isEmpty()) {
            lines.add(line(word, spelling.quoted(path, file)));
        }
    }

    private void fourOnly(String path, String word, String value, List<PrintedLine> lines) {
        if (spelling.isNew()) {
            lines.add(line(word, value));
        } else {
            losses.add(path, "word", word);
        }
    }

    private static PrintedLine line(String word, String value) {
        return PrintedLine.of(Slot.of(word), word + " " + value);
    }
}
