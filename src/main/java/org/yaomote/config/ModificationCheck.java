package org.yaomote.config;

import org.yaomote.config.ConditionCheck.Asked;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.HeaderNames;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modifications;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is wrong with modifications of requests and answers.
final class ModificationCheck {
    /// They say where a message ends (RFC 9112 §6): whoever changes them splits it in two.
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private final Findings found;
    private final SourceCheck sources;
    private final ConditionCheck conditions;

    ModificationCheck(Definitions definitions, Findings found) {
        this.found = found;
        sources = new SourceCheck(definitions, found);
        conditions = new ConditionCheck(definitions, found);
    }

    /// @param request what conditions may ask about requests
    void all(String path, Modifications modifications, Asked request) {
        list(path + ".request", modifications.request(), new Level(request, 1));
        list(path + ".response", modifications.response(), new Level(Asked.ANSWER, 1));
    }

    private record Level(Asked asked, int depth) {}

    private void list(String path, List<Modification> modifications, Level level) {
        for (int i = 0; i < modifications.size(); i++) {
            one(path + "[" + i + "]", modifications.get(i), level);
        }
    }

    private void one(String path, Modification modification, Level level) {
        switch (modification) {
            case Modification.SetHeader(var line) -> line(path + ".line", line);
            case Modification.AddHeader(var line) -> line(path + ".line", line);
            case Modification.RemoveHeaders(var lines) -> sources.pattern(path + ".lines", lines);
            case Modification.FirstOf(var branches) -> branches(path, branches, level);
            case Modification.SetUrl _,
                    Modification.SetPath _,
                    Modification.SetQuery _,
                    Modification.SetParameter _,
                    Modification.RemoveQuery _ -> {
                if (level.asked() == Asked.ANSWER) {
                    found.error(path, "modification.inAnswer");
                }
                target(path, modification);
            }
        }
    }

    private void target(String path, Modification modification) {
        switch (modification) {
            case Modification.SetUrl(var text) -> found.printable(path + ".text", text);
            case Modification.SetPath(var text, _) -> found.printable(path + ".text", text);
            case Modification.SetQuery(var text) -> found.printable(path + ".text", text);
            case Modification.SetParameter(var name, var value, _) -> {
                if (name.isEmpty()) {
                    found.error(path + ".name", "parameter.name");
                }
                found.printable(path + ".name", name);
                value.ifPresent(text -> found.printable(path + ".value", text));
            }
            case Modification.RemoveQuery _,
                    Modification.SetHeader _,
                    Modification.AddHeader _,
                    Modification.RemoveHeaders _,
                    Modification.FirstOf _ -> {}
        }
    }

    private void branches(String path, List<Modification.Branch> branches, Level level) {
        if (level.depth() > ConditionCheck.DEEPEST) {
            found.error(path, "modification.deep", ConditionCheck.DEEPEST);
            return;
        }
        for (int i = 0; i < branches.size(); i++) {
            Modification.Branch branch = branches.get(i);
            String place = path + ".branches[" + i + "]";
            conditions.all(place + ".conditions", branch.conditions(), level.asked());
            Level below = new Level(level.asked(), level.depth() + 1);
            list(place + ".modifications", branch.modifications(), below);
        }
    }

    private void line(String path, String line) {
        String plain = HeaderNames.withoutReferences(line);
        int colon = plain.indexOf(':');
        String name = colon < 0 ? plain : plain.substring(0, colon);
        if (colon < 0) {
            found.error(path, "header.line", line);
        } else if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
            found.error(path, "header.framing", name);
        } else {
            found.fieldName(path, name);
            found.printable(path, line);
        }
    }
}
