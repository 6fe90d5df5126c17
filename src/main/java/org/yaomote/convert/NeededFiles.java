package org.yaomote.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Gives every file of the configuration a place on the machine of the other engine.
final class NeededFiles {
    private final String folder;
    private final Map<String, String> targets = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// @param folder on the other machine, ended by a slash
    NeededFiles(String folder) {
        this.folder = folder;
    }

    /// Where a file will be, the same whenever asked; two of one name get two.
    String place(String source) {
        return source.isEmpty() ? source : targets.computeIfAbsent(source, this::free);
    }

    /// All that were asked for.
    List<Bundle.Needed> all() {
        List<Bundle.Needed> all = new ArrayList<>();
        targets.forEach((source, target) -> all.add(new Bundle.Needed(source, target)));
        return all;
    }

    private String free(String source) {
        String plain = source.replace('\\', '/').replaceAll("/+$", "");
        String name = plain.substring(plain.lastIndexOf('/') + 1).replaceAll("[^\\w.-]", "_");
        String free = name;
        for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
            free = n + "-" + name;
        }
        return folder + free;
    }
}
