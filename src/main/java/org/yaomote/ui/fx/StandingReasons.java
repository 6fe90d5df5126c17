package org.yaomote.ui.fx;

import org.yaomote.config.Problem;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.Where;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Why a start or an apply was refused, for as long as an edit may not have mended it.
///
/// A reason stands while its listener or service is as it was, at the same place; the rules of the
/// configuration are checked anew with every edit, what the system said only with the next try.
record StandingReasons(List<Problem> problems, ProxyConfig refused) {
    private static final Pattern PLACE = Pattern.compile("(listeners|services)\\[(\\d+)].*");

    static final StandingReasons NONE = new StandingReasons(List.of(), ProxyConfig.EMPTY);

    /// Those that still hold for this configuration.
    List<Problem> under(ProxyConfig draft) {
        return problems.stream().filter(p -> stands(p, draft)).toList();
    }

    private boolean stands(Problem problem, ProxyConfig draft) {
        return switch (problem.where()) {
            case Where.Field(var path) -> stands(path, draft);
            case Where.Line _ -> true;
            case Where.Everywhere() -> draft.equals(refused);
        };
    }

    private boolean stands(String path, ProxyConfig draft) {
        Matcher place = PLACE.matcher(path);
        if (!place.matches()) {
            return draft.equals(refused);
        }
        int index = Integer.parseInt(place.group(2));
        return place.group(1).equals("listeners")
                ? same(refused.listeners(), draft.listeners(), index)
                : same(refused.services(), draft.services(), index);
    }

    private static boolean same(List<?> before, List<?> now, int index) {
        return index < before.size()
                && index < now.size()
                && before.get(index).equals(now.get(index));
    }
}
