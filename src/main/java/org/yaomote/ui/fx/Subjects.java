package org.yaomote.ui.fx;

import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Service;
import org.yaomote.config.Where;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// What an event happened to, in a form that outlives edits: ids in place of numbers.
public final class Subjects {
    private static final Pattern BACKEND =
            Pattern.compile("services\\[(\\d+)]\\.backends\\[(\\d+)].*");
    private static final String BACKEND_KIND = "backend:";
    private static final String SCREEN_KIND = "screen:";

    private Subjects() {}

    /// The backend at a path of a configuration; empty if there is none.
    public static String backend(ProxyConfig config, String path) {
        Matcher found = BACKEND.matcher(path);
        if (!found.matches()) {
            return "";
        }
        int service = Integer.parseInt(found.group(1));
        int backend = Integer.parseInt(found.group(2));
        boolean isThere =
                service < config.services().size()
                        && backend < config.services().get(service).backends().size();
        if (!isThere) {
            return "";
        }
        Service of = config.services().get(service);
        return BACKEND_KIND + of.id().value() + "/" + of.backends().get(backend).address();
    }

    /// Where a backend is now; nowhere if it is gone or the subject is none.
    public static Optional<Where> place(ProxyConfig config, String subject) {
        if (!subject.startsWith(BACKEND_KIND)) {
            return Optional.empty();
        }
        for (int s = 0; s < config.services().size(); s++) {
            Service service = config.services().get(s);
            String stem = BACKEND_KIND + service.id().value() + "/";
            int backend =
                    IntStream.range(0, service.backends().size())
                            .filter(b -> subject.equals(stem + service.backends().get(b).address()))
                            .findFirst()
                            .orElse(-1);
            if (backend >= 0) {
                String path = "services[%d].backends[%d].host".formatted(s, backend);
                return Optional.of(new Where.Field(path));
            }
        }
        return Optional.empty();
    }

    /// The id of the screen that a subject names, if it names one.
    public static Optional<String> screen(String subject) {
        return subject.startsWith(SCREEN_KIND)
                ? Optional.of(subject.substring(SCREEN_KIND.length()))
                : Optional.empty();
    }
}
