package org.yaomote.pound;

import org.yaomote.policy.Constant;
import org.yaomote.policy.ForwardedBy;
import org.yaomote.policy.TextSource;
import org.yaomote.policy.TlsPolicy;

import java.util.ArrayList;
import java.util.List;

/// Lines that stand in sections of several kinds.
final class SharedLines {
    private final Spelling spelling;
    private final ConditionLines conditions;

    SharedLines(Spelling spelling, ConditionLines conditions) {
        this.spelling = spelling;
        this.conditions = conditions;
    }

    /// How the client behind proxies is found; the usual way needs no line.
    List<PrintedLine> forwarded(String path, ForwardedBy forwarded) {
        if (!spelling.isNew()) {
            spelling.losses()
                    .unless(isUsual(forwarded), path, "word", "ForwardedHeader, TrustedIP");
            return List.of();
        }
        List<PrintedLine> lines = new ArrayList<>();
        String header = "ForwardedHeader " + spelling.quoted(path + ".header", forwarded.header());
        boolean isUsual = forwarded.header().equals(ForwardedBy.USUAL.header());
        lines.add(PrintedLine.of(Slot.of("ForwardedHeader"), header).asUsual(isUsual));
        forwarded
                .trusted()
                .map(t -> conditions.addresses(path + ".trusted", "TrustedIP", t))
                .map(l -> new PrintedLine(Slot.of("TrustedIP"), l.text(), false, "", l.body()))
                .ifPresent(lines::add);
        return lines;
    }

    private static boolean isUsual(ForwardedBy forwarded) {
        return forwarded.equals(ForwardedBy.USUAL);
    }

    List<PrintedLine> constants(String path, List<Constant> constants) {
        List<PrintedLine> lines = new ArrayList<>();
        for (int i = 0; i < constants.size(); i++) {
            String place = path + "[" + i + "]";
            if (spelling.isNew()) {
                lines.add(constant(place, constants.get(i)));
            } else {
                spelling.losses().add(place, "word", "Constant");
            }
        }
        return lines;
    }

    private PrintedLine constant(String path, Constant constant) {
        String value =
                switch (constant.text()) {
                    case TextSource.File file ->
                            spelling.file(path, file) + (constant.trim() ? " -trim" : "");
                    case TextSource.Inline(var texts) -> {
                        spelling.losses().unless(texts.size() == 1, path, "lines", "Constant");
                        spelling.losses().unless(!constant.trim(), path, "trim", constant.name());
                        yield spelling.quoted(path, String.join(" ", texts));
                    }
                };
        String name = spelling.quoted(path, constant.name());
        return PrintedLine.of(
                Slot.of("Constant", constant.name()), "Constant " + name + " " + value);
    }

    /// Suites and versions, at listeners and backends alike.
    List<PrintedLine> versionsAndSuites(String path, TlsPolicy policy) {
        List<PrintedLine> lines = new ArrayList<>();
        boolean hasNew = !policy.suites13().isEmpty();
        boolean hasOld = !policy.suites().isEmpty();
        spelling.losses().unless(!hasNew || spelling.isNew(), path + ".suites13", "suites13");
        String old = hasOld ? spelling.quoted(path, String.join(":", policy.suites())) : "";
        if (hasNew && spelling.isNew()) {
            String names = spelling.quoted(path, String.join(":", policy.suites13()));
            String before = hasOld ? " -cipherlist " + old : "";
            lines.add(PrintedLine.of("ciphers", "Ciphers" + before + " -ciphersuites " + names));
        } else if (hasOld) {
            lines.add(PrintedLine.of("ciphers", "Ciphers " + old));
        }
        boolean isUsual = policy.oldest() == TlsPolicy.DEFAULTS.oldest();
        String last = isUsual ? "TLSv1_1" : "TLSv1_2";
        lines.add(PrintedLine.of("disable", "Disable " + last).asUsual(isUsual));
        return lines;
    }
}
