package org.yaomote.pound;

import org.yaomote.policy.Modification;
import org.yaomote.policy.Modifications;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Modifications as lines.
final class ModificationLines {
    private final Spelling spelling;
    private final ConditionLines conditions;

    ModificationLines(Spelling spelling, ConditionLines conditions) {
        this.spelling = spelling;
        this.conditions = conditions;
    }

    /// The lines of a listener or service.
    ///
    /// @param path the field they are of
    List<PrintedLine> of(String path, Modifications modifications) {
        if (!spelling.isNew()) {
            return old(path, modifications);
        }
        List<PrintedLine> lines = new ArrayList<>();
        for (int i = 0; i < modifications.request().size(); i++) {
            String place = path + ".request[" + i + "]";
            lines.add(line(place, modifications.request().get(i), Slot.REQUEST));
        }
        response(path, modifications.response(), lines);
        return lines;
    }

    /// What is changed in answers has its place in `Rewrite response` only: what follows one
    /// another without conditions goes into one.
    private void response(String path, List<Modification> response, List<PrintedLine> lines) {
        List<PrintedLine> together = new ArrayList<>();
        for (int i = 0; i < response.size(); i++) {
            PrintedLine line = line(path + ".response[" + i + "]", response.get(i), Slot.RESPONSE);
            if (response.get(i) instanceof Modification.FirstOf) {
                flush(together, lines);
                lines.add(line);
            } else {
                together.add(line);
            }
        }
        flush(together, lines);
    }

    private static void flush(List<PrintedLine> together, List<PrintedLine> lines) {
        if (!together.isEmpty()) {
            lines.add(PrintedLine.section(Slot.RESPONSE, "Rewrite response", "", together));
            together.clear();
        }
    }

    private PrintedLine line(String path, Modification modification, String slot) {
        return modification instanceof Modification.FirstOf(var branches)
                ? rewrite(path, branches, slot)
                : PrintedLine.of(slot, text(path, modification));
    }

    private String text(String path, Modification modification) {
        return switch (modification) {
            case Modification.SetHeader(var line) -> "SetHeader " + spelling.quoted(path, line);
            case Modification.AddHeader(var line) -> {
                spelling.losses().add(path, "addHeader", line);
                yield "SetHeader " + spelling.quoted(path, line);
            }
            case Modification.RemoveHeaders(var lines) -> remove(path, lines);
            case Modification.SetUrl(var text) -> "SetURL " + spelling.quoted(path, text);
            case Modification.SetPath(var text, var encode) ->
                    "SetPath " + encode(encode) + spelling.quoted(path, text);
            case Modification.SetQuery(var text) -> "SetQuery " + spelling.quoted(path, text);
            case Modification.SetParameter(var name, var value, var encode) ->
                    "SetQueryParam "
                            + spelling.quoted(path, name)
                            + (encode ? " -encode" : "")
                            + value.map(v -> " " + spelling.quoted(path, v)).orElse("");
            case Modification.RemoveQuery _ -> "DeleteQuery";
            case Modification.FirstOf _ -> throw new IllegalStateException("a section, no line");
        };
    }

    private static String encode(boolean encode) {
        return encode ? "-encode " : "";
    }

    private String remove(String path, TextPattern lines) {
        String flags = conditions.flags(path, lines, Kind.POSIX, true);
        return switch (lines.texts()) {
            case TextSource.File file -> "DeleteHeader" + flags + " " + spelling.file(path, file);
            case TextSource.Inline(var texts) -> {
                spelling.losses().unless(texts.size() == 1, path, "lines", "DeleteHeader");
                String first = texts.isEmpty() ? "" : texts.getFirst();
                yield "DeleteHeader" + flags + " " + spelling.quoted(path, first);
            }
        };
    }

    private PrintedLine rewrite(String path, List<Modification.Branch> branches, String slot) {
        List<PrintedLine> lines = new ArrayList<>();
        for (int b = 0; b < branches.size(); b++) {
            Modification.Branch branch = branches.get(b);
            String place = path + ".branches[" + b + "]";
            if (b > 0) {
                lines.add(PrintedLine.of(slot, "Else"));
            }
            Optional<List<PrintedLine>> said =
                    conditions.all(place + ".conditions", branch.conditions());
            spelling.losses().unless(said.isPresent(), place + ".conditions", "condition");
            lines.addAll(said.orElse(List.of()));
            for (int m = 0; m < branch.modifications().size(); m++) {
                String at = place + ".modifications[" + m + "]";
                lines.add(line(at, branch.modifications().get(m), slot));
            }
        }
        boolean isResponse = slot.equals(Slot.RESPONSE);
        return PrintedLine.section(slot, isResponse ? "Rewrite response" : "Rewrite", "", lines);
    }

    /// 2.x removes headers and adds a single one, at listeners only.
    private List<PrintedLine> old(String path, Modifications modifications) {
        List<PrintedLine> lines = new ArrayList<>();
        boolean hasAdded = false;
        for (int i = 0; i < modifications.request().size(); i++) {
            String place = path + ".request[" + i + "]";
            Modification modification = modifications.request().get(i);
            boolean isAdd = modification instanceof Modification.AddHeader;
            Optional<String> text = isAdd && hasAdded ? Optional.empty() : old(place, modification);
            hasAdded |= isAdd;
            text.ifPresent(t -> lines.add(PrintedLine.of(Slot.REQUEST, t)));
            spelling.losses().unless(text.isPresent(), place, "modification");
        }
        for (int i = 0; i < modifications.response().size(); i++) {
            spelling.losses().add(path + ".response[" + i + "]", "modification");
        }
        return lines;
    }

    private Optional<String> old(String path, Modification modification) {
        return switch (modification) {
            case Modification.RemoveHeaders(
                            TextPattern(var kind, var any, TextSource.Inline(var texts), var tag))
                    when kind == Kind.POSIX && any && tag.isEmpty() && texts.size() == 1 ->
                    Optional.of("HeadRemove " + spelling.quoted(path, texts.getFirst()));
            case Modification.AddHeader(var line) ->
                    Optional.of("AddHeader " + spelling.quoted(path, line));
            case Modification.RemoveHeaders _, Modification.SetHeader _ -> Optional.empty();
            case Modification.SetUrl _, Modification.SetPath _ -> Optional.empty();
            case Modification.SetQuery _, Modification.SetParameter _ -> Optional.empty();
            case Modification.RemoveQuery _, Modification.FirstOf _ -> Optional.empty();
        };
    }
}
