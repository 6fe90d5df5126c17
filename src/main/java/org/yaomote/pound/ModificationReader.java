package org.yaomote.pound;

import org.yaomote.policy.Condition;
import org.yaomote.policy.HeaderNames;
import org.yaomote.policy.Modification;
import org.yaomote.policy.Modifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes modifications of the lines that change requests and answers.
final class ModificationReader {
    private static final Pattern HEADER =
            Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+:.*", Pattern.DOTALL);

    /// They say where a message ends (RFC 9112 §6), which a proxy knows better than a file.
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private static final Set<String> IN_ANSWERS =
            Set.of(
                    "SetHeader",
                    "HeaderAdd",
                    "AddHeader",
                    "DeleteHeader",
                    "HeaderRemove",
                    "HeadRemove",
                    "Rewrite",
                    "Else");

    private final Reading reading;
    private final ConditionReader conditions;
    private final PatternReader patterns;

    ModificationReader(Reading reading) {
        this.reading = reading;
        conditions = new ConditionReader(reading);
        patterns = new PatternReader(reading);
    }

    /// What a listener or a service changes.
    ///
    /// @param path of its modifications in the configuration
    Modifications all(Section section, String path) {
        List<Modification> request = new ArrayList<>();
        List<Modification> response = new ArrayList<>();
        boolean onlyAddition = section.all("AddHeader").size() == 1;
        for (Section.Line line : section.lines()) {
            boolean inAnswer = isResponse(line, false);
            List<Modification> list = inAnswer ? response : request;
            String place = path + (inAnswer ? ".response[" : ".request[") + list.size() + "]";
            if (isModification(line)) {
                reading.places.put(place, line.directive().subject());
                reportOrder(line);
                boolean adds = onlyAddition && line.is("AddHeader");
                (adds ? addition(line) : one(line, place, inAnswer)).ifPresent(list::add);
            }
        }
        return new Modifications(request, response);
    }

    /// 2.x removes fields before it asks the conditions, which then do not see them.
    private void reportOrder(Section.Line line) {
        boolean isOldRemoval =
                line.is("HeadRemove")
                        && reading.dialect == Dialect.POUND_2
                        && reading.asksHeaders();
        if (isOldRemoval && !line.isReported()) {
            reading.problems.differs(line.word(), "headRemove.later");
        }
    }

    private static boolean isModification(Section.Line line) {
        String group = line.row().group();
        boolean isOfListener =
                group.equals("listener")
                        && DirectiveTable.row(Scope.REWRITE, line.row().word()).isPresent();
        boolean hasEffect = line.row().effect() instanceof Effect.Taken;
        return hasEffect && !line.is("Else") && (group.equals("changes") || isOfListener);
    }

    private static boolean isResponse(Section.Line line, boolean around) {
        Optional<Token> side = line.directive().argument(0);
        boolean isSaid = line.is("Rewrite") && side.isPresent();
        return isSaid ? side.get().is("response") : around;
    }

    /// 2.x adds its field beside that of the client; 4.x puts it in its place.
    private Optional<Modification> addition(Section.Line line) {
        boolean isOld = reading.dialect == Dialect.POUND_2;
        return header(line)
                .map(h -> isOld ? new Modification.AddHeader(h) : new Modification.SetHeader(h));
    }

    private Optional<Modification> one(Section.Line line, String path, boolean inAnswer) {
        if (inAnswer && !IN_ANSWERS.contains(line.row().word())) {
            reading.problems.error(line.word(), "response.modification", line.row().word());
            return Optional.empty();
        }
        return switch (line.row().word()) {
            case "SetHeader", "HeaderAdd", "AddHeader" ->
                    header(line).map(Modification.SetHeader::new);
            case "DeleteHeader", "HeaderRemove", "HeadRemove" ->
                    patterns.read(line, PatternReader.Usual.regex(true))
                            .map(r -> new Modification.RemoveHeaders(r.pattern()));
            case "SetURL" -> text(line).map(Modification.SetUrl::new);
            case "SetPath" ->
                    encoded(line, 1)
                            .map(a -> new Modification.SetPath(value(a, 0), a.has("-encode")));
            case "SetQuery" -> text(line).map(Modification.SetQuery::new);
            case "SetQueryParam" -> encoded(line, 2).map(ModificationReader::parameter);
            case "DeleteQuery" -> Optional.of(new Modification.RemoveQuery());
            case "Rewrite" -> line.body().map(b -> rewrite(b, path, isResponse(line, inAnswer)));
            default -> Optional.empty();
        };
    }

    private static Modification parameter(Arguments a) {
        Optional<String> value =
                a.values().size() > 1 ? Optional.of(value(a, 1)) : Optional.empty();
        return new Modification.SetParameter(value(a, 0), value, a.has("-encode"));
    }

    private static String value(Arguments arguments, int index) {
        return arguments.values().get(index).text();
    }

    private Optional<Arguments> encoded(Section.Line line, int most) {
        return Arguments.of(line, Set.of("-encode"), reading.problems)
                .filter(a -> a.areStrings(line, 1, most, reading.problems));
    }

    private Optional<String> text(Section.Line line) {
        return Arguments.of(line, Set.of(), reading.problems)
                .filter(a -> a.areStrings(line, 1, 1, reading.problems))
                .map(a -> value(a, 0));
    }

    private Optional<String> header(Section.Line line) {
        Optional<String> text = text(line);
        String plain = text.map(HeaderNames::withoutReferences).orElse("");
        int colon = Math.max(0, plain.indexOf(':'));
        if (FRAMING.contains(plain.substring(0, colon).toLowerCase(Locale.ROOT))) {
            reading.problems.kept(line.word(), "kept.framing", plain.substring(0, colon));
            return Optional.empty();
        }
        if (text.isPresent() && !HEADER.matcher(plain).matches()) {
            line.directive()
                    .argument(0)
                    .ifPresent(a -> reading.problems.error(a, "header.form", a.text()));
            return Optional.empty();
        }
        return text;
    }

    private Modification rewrite(Section body, String path, boolean inAnswer) {
        List<Modification.Branch> branches = new ArrayList<>();
        List<Condition> asked = new ArrayList<>();
        List<Modification> done = new ArrayList<>();
        for (Section.Line line : body.lines()) {
            String branch = path + ".branches[" + branches.size() + "]";
            if (line.is("Else")) {
                branches.add(new Modification.Branch(asked, done));
                asked.clear();
                done.clear();
            } else if (line.row().group().equals("conditions")) {
                String place = branch + ".conditions[" + asked.size() + "]";
                reading.places.put(place, line.directive().subject());
                conditions.one(line, place, inAnswer).ifPresent(asked::add);
            } else if (isModification(line)) {
                String place = branch + ".modifications[" + done.size() + "]";
                reading.places.put(place, line.directive().subject());
                nested(line, place, inAnswer).ifPresent(done::add);
            }
        }
        branches.add(new Modification.Branch(asked, done));
        return new Modification.FirstOf(branches);
    }

    private Optional<Modification> nested(Section.Line line, String path, boolean inAnswer) {
        if (isResponse(line, inAnswer) != inAnswer) {
            reading.problems.error(line.word(), "rewrite.side", inAnswer ? "response" : "request");
            return Optional.empty();
        }
        return one(line, path, inAnswer);
    }
}
