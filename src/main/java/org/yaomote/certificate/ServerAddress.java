package org.yaomote.certificate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server that can be asked for its certificate.
///
/// @param name to connect to and to ask for
/// @param port 1 to 65535
public record ServerAddress(SubjectName name, int port) {
    private static final int HTTPS = 443;
    private static final int MOST = 65_535;
    private static final Pattern FORM =
            Pattern.compile(
                    "(?:https://)?(\\[[^\\]]*\\]|[^:/?#\\[\\]]+)(?::(\\d{1,5}))?(?:[/?#].*)?",
                    Pattern.CASE_INSENSITIVE);

    /// Reads `HOST`, `HOST:PORT` or a URL; the port is 443 unless it is said.
    public static Outcome<ServerAddress> read(String typed) {
        String text = typed.strip();
        Outcome<SubjectName> alone = NameReader.read(text);
        if (alone.result().isPresent()) {
            return alone.map(name -> new ServerAddress(name, HTTPS));
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Outcome.refused(FaultKind.SERVER_ADDRESS, text);
        }
        int port = form.group(2) == null ? HTTPS : Integer.parseInt(form.group(2));
        if (port < 1 || port > MOST) {
            return Outcome.refused(FaultKind.SERVER_ADDRESS, text);
        }
        return NameReader.read(form.group(1)).map(name -> new ServerAddress(name, port));
    }

    /// As people write it.
    public String shown() {
        String host = name.shown();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
