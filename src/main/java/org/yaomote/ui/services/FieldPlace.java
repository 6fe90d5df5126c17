package org.yaomote.ui.services;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a path of the configuration leads on the screen of the services.
///
/// @param service its place in the draft; the first, where the path names none
/// @param backend its place in the service; below zero for the service itself
/// @param field below that; the name, where the path names none
record FieldPlace(int service, int backend, String field) {
    private static final Pattern PATH =
            Pattern.compile("services(?:\\[(\\d+)\\](?:\\.backends\\[(\\d+)\\])?(?:\\.(.*))?)?");

    /// What a path such as `services[0].backends[1].host` stands for; empty for what is no service.
    static Optional<FieldPlace> of(String path) {
        Matcher found = PATH.matcher(path);
        return found.matches()
                ? Optional.of(
                        new FieldPlace(
                                found.group(1) == null ? 0 : Integer.parseInt(found.group(1)),
                                found.group(2) == null ? -1 : Integer.parseInt(found.group(2)),
                                found.group(3) == null ? "name" : found.group(3)))
                : Optional.empty();
    }
}
