package org.yaomote.pound;

import org.yaomote.config.ClientCertificates;
import org.yaomote.config.Listener;
import org.yaomote.config.ListenerId;
import org.yaomote.config.ListenerOptions;
import org.yaomote.config.MethodSet;
import org.yaomote.config.Protocol;
import org.yaomote.config.Rule;
import org.yaomote.config.TlsSettings;
import org.yaomote.policy.BuiltInHeaders;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.ListenerPolicy;
import org.yaomote.policy.LocationRewriting;
import org.yaomote.policy.TextPattern;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes a listener of its section. What it leaves out is as Pound has it, not as we do.
final class ListenerAssembler {
    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final List<String> SINGLE =
            List.of(
                    "Address",
                    "Port",
                    "xHTTP",
                    "Client",
                    "MaxRequest",
                    "MaxURI",
                    "RewriteErrors",
                    "RewriteLocation",
                    "RewriteDestination",
                    "LogLevel",
                    "ForwardedHeader",
                    "LineBufferSize",
                    "ACME",
                    "ClientCert",
                    "CAlist",
                    "VerifyList",
                    "CRLlist",
                    "Ciphers",
                    "SSLHonorCipherOrder",
                    "NoHTTPS11");
    private static final List<MethodSet> BY_XHTTP =
            List.of(
                    MethodSet.BASIC,
                    MethodSet.EXTENDED,
                    MethodSet.WEBDAV,
                    MethodSet.MICROSOFT,
                    MethodSet.RPC);
    private static final List<LocationRewriting> BY_REWRITE_LOCATION =
            List.of(
                    LocationRewriting.OFF,
                    LocationRewriting.BACKEND_AND_LISTENER,
                    LocationRewriting.BACKEND);

    /// What holds for all listeners that say nothing else.
    ///
    /// @param lineBytes 0 for the general limit
    /// @param logFormat as in [ListenerPolicy#logFormat]
    record Around(
            BuiltInHeaders headers, long lineBytes, ForwardedBy forwarded, String logFormat) {}

    private final Reading reading;
    private final ServiceAssembler services;
    private final Around around;

    ListenerAssembler(Reading reading, ServiceAssembler services, Around around) {
        this.reading = reading;
        this.services = services;
        this.around = around;
    }

    /// The number of `xHTTP` that lets exactly these methods through.
    static Optional<Integer> xhttp(MethodSet methods) {
        int number = BY_XHTTP.indexOf(methods);
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    /// The listener, with its private services only.
    ///
    /// @param index where it stands in the configuration
    Listener listener(Section section, int index, String name) {
        String path = "listeners[" + index + "]";
        reading.places.put(path, section.opener().word());
        NameGiver.nameOf(section).ifPresent(n -> reading.places.put(path + ".name", n));
        boolean isHttps = section.scope() == Scope.HTTPS;
        reading.reportRepeated(section, SINGLE);
        Scripts.outsideOfServices(section)
                .ifPresent(l -> reading.problems.refused(l.word(), "refused.lua", l.row().word()));
        Optional<ForwardedBy> forwarded =
                new Forwarding(reading)
                        .read(section, path + ".options.policy.forwarded", around.forwarded());
        return new Listener(
                new ListenerId("listener-" + (index + 1)),
                name,
                true,
                address(section, path),
                port(section, path, isHttps ? 443 : 80),
                isHttps ? https(section, path) : new Protocol.Http(),
                methods(section, path),
                rules(section, path, forwarded.orElse(around.forwarded())),
                ListenerOptions.DEFAULTS
                        .withMaxBodyBytes(
                                reading.number(
                                                section,
                                                "MaxRequest",
                                                path + ".options.maxBodyBytes")
                                        .orElse(0L))
                        .withPolicy(policy(section, path + ".options.policy", forwarded)));
    }

    /// The address of a section, all of them where it says none.
    String address(Section section, String path) {
        Optional<Token> written = reading.located(section, "Address", path + ".address");
        if (written.filter(w -> w.text().startsWith("/")).isPresent()) {
            reading.problems.error(written.get(), "refused.unix", written.get().text());
            return ALL_ADDRESSES;
        }
        return written.map(Token::text).orElse(ALL_ADDRESSES);
    }

    /// The port of a section; a wrong one is 0, which no other listener can have too.
    int port(Section section, String path, int usual) {
        return reading.located(section, "Port", path + ".port")
                .map(w -> Values.port(w.text()).orElse(0))
                .orElse(usual);
    }

    private MethodSet methods(Section section, String path) {
        Optional<Token> written = reading.located(section, "xHTTP", path + ".methods");
        long number = written.map(w -> Values.number(w.text()).orElse(0)).orElse(0L);
        if (written.isPresent() && number >= 2 && number < BY_XHTTP.size()) {
            reading.problems.differs(written.get(), "xhttp.differs", number);
        }
        return BY_XHTTP.get(Math.clamp(number, 0, BY_XHTTP.size() - 1));
    }

    private Protocol https(Section section, String path) {
        List<String> files = new ArrayList<>();
        for (Section.Line line : section.all("Cert")) {
            line.directive()
                    .argument(0)
                    .ifPresent(
                            file -> {
                                String place = path + ".certificates[" + files.size() + "]";
                                reading.places.put(place, file);
                                files.add(file.text());
                            });
        }
        if (section.all("Cert").isEmpty()) {
            reading.problems.error(section.opener().word(), "listener.noCert");
        }
        return new Protocol.Https(
                new TlsSettings(
                        files,
                        clients(section, path + ".clientCertificates"),
                        new SecurityReader(reading).policy(section, path + ".tls")));
    }

    private ClientCertificates clients(Section section, String path) {
        Optional<Token> asked = reading.located(section, "ClientCert", path);
        String authorities = reading.text(section, "VerifyList", path + ".authorities");
        long mode = asked.map(a -> Values.number(a.text()).orElse(0)).orElse(0L);
        if ((mode == 1 || mode == 2) && section.last("VerifyList").isEmpty()) {
            reading.problems.error(asked.orElseThrow(), "clients.noVerifyList", mode);
        }
        return switch ((int) mode) {
            case 1 -> new ClientCertificates.Asked(authorities);
            case 2 -> new ClientCertificates.Required(authorities);
            case 3 -> new ClientCertificates.Unverified();
            case 0 -> asked.isPresent() ? new ClientCertificates.NotAsked() : byServices(section);
            // Wrong, and said so; its files are looked at all the same.
            default -> new ClientCertificates.Required(authorities);
        };
    }

    /// A listener that says nothing of certificates asks for them if a service of its own looks at
    /// them, and takes any.
    private ClientCertificates byServices(Section section) {
        for (Section service : section.sections("Service")) {
            Optional<Section.Line> looks =
                    Scripts.deepest(service, l -> condition(l).is("ClientCert"));
            if (looks.isPresent()) {
                reading.problems.warning(looks.get().word(), "clients.asked");
                return new ClientCertificates.Unverified();
            }
        }
        return new ClientCertificates.NotAsked();
    }

    private static Section.Line condition(Section.Line line) {
        return line.negated().orElse(line);
    }

    private List<Rule> rules(Section section, String path, ForwardedBy forwarded) {
        List<Rule> rules = new ArrayList<>();
        for (Section body : section.sections("Service")) {
            String place = path + ".rules[" + rules.size() + "]";
            rules.add(services.ruleTo(body, place, forwarded));
        }
        return rules;
    }

    private ListenerPolicy policy(Section section, String path, Optional<ForwardedBy> forwarded) {
        long rewriting = reading.number(section, "RewriteLocation", path + ".locations").orElse(1L);
        return new ListenerPolicy(
                checkUrl(section, path + ".checkUrl"),
                reading.number(section, "MaxURI", path + ".maxUriBytes").orElse(0L),
                section.last("LineBufferSize").isPresent()
                        ? reading.lineBytes(section, path + ".lineBytes")
                        : around.lineBytes(),
                pages(section, path + ".pages"),
                Reading.isYes(section, "RewriteErrors"),
                BY_REWRITE_LOCATION.get(Math.clamp(rewriting, 0, 2)),
                Reading.isYes(section, "RewriteDestination"),
                new HeaderOptions(reading).read(section, around.headers()),
                forwarded,
                section.value("LogLevel").map(l -> own(l, path)).orElse(around.logFormat()),
                new TextSources(reading).constants(section, path + ".constants"),
                reading.text(section, "ACME", path + ".acmeDirectory"),
                reading.located(section, "Client", path + ".clientTimeout")
                        .flatMap(c -> Values.duration(c.text()))
                        .orElse(Duration.ZERO),
                new ModificationReader(reading).all(section, path + ".modifications"));
    }

    private String own(Token level, String path) {
        reading.places.put(path + ".logFormat", level);
        return LogLevels.format(level, reading);
    }

    private Optional<TextPattern> checkUrl(Section section, String path) {
        List<Section.Line> lines = section.all("CheckURL");
        lines.stream()
                .skip(1)
                .forEach(
                        l ->
                                reading.problems.error(
                                        l.word(),
                                        "checkUrl.twice",
                                        lines.getFirst().word().line()));
        PatternReader patterns = new PatternReader(reading);
        return reading.located(section, "CheckURL", path)
                .filter(p -> p.kind() == Token.Kind.STRING)
                .flatMap(
                        p -> {
                            TextPattern pattern =
                                    TextPattern.of(reading.regex(), reading.ignoreCase(), p.text());
                            return patterns.isSound(p, pattern)
                                    ? Optional.of(pattern)
                                    : Optional.empty();
                        });
    }

    /// `ErrorFile 404 "file"` and `Err404 "file"`; of one status the last.
    private Map<Integer, String> pages(Section section, String path) {
        Map<Integer, String> pages = new TreeMap<>();
        for (Section.Line line : section.lines()) {
            String word = line.row().word();
            Optional<Token> first = line.directive().argument(0);
            if (isOldPage(word)) {
                page(Integer.parseInt(word.substring(3)), first, pages, path);
            } else if (word.equals("ErrorFile")) {
                long status = first.map(s -> Values.number(s.text()).orElse(0)).orElse(0L);
                page((int) Math.min(status, 999), line.directive().argument(1), pages, path);
            }
        }
        return pages;
    }

    private void page(int status, Optional<Token> file, Map<Integer, String> pages, String path) {
        if (file.isPresent() && status >= 400 && status <= 599) {
            pages.put(status, file.get().text());
            reading.places.put(path + "." + status, file.get());
        }
    }

    private static boolean isOldPage(String word) {
        return word.startsWith("Err") && Character.isDigit(word.charAt(3));
    }
}
