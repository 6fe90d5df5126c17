package org.yaomote.pound;

import org.yaomote.policy.Constant;
import org.yaomote.policy.Definitions;
import org.yaomote.policy.ForwardedBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes what is defined once and used by name, and what holds for all listeners.
final class DefinitionAssembler {
    private static final String PATH = "definitions";

    private final Section whole;
    private final Reading reading;
    private final List<Definitions.NamedCondition> conditions = new ArrayList<>();

    DefinitionAssembler(Section whole, Reading reading) {
        this.whole = whole;
        this.reading = reading;
    }

    /// Takes a `Condition` where it stands: what its patterns mean depends on the lines before.
    void condition(Section.Line line) {
        String path = PATH + ".conditions[" + conditions.size() + "]";
        Optional<Token> name = Defined.nameOf(line);
        boolean isFirst = name.isPresent() && reading.defined.all("Condition").contains(line);
        if (isFirst && line.body().isPresent()) {
            reading.places.put(path, line.word());
            conditions.add(
                    new Definitions.NamedCondition(
                            name.get().text(),
                            new ConditionReader(reading)
                                    .all(line.body().get(), path + ".conditions", false)));
        }
    }

    /// How the client behind proxies is found where no listener says otherwise.
    ForwardedBy forwarded() {
        return new Forwarding(reading)
                .read(whole, PATH + ".forwarded", ForwardedBy.USUAL)
                .orElse(ForwardedBy.USUAL);
    }

    /// All of it, once the conditions are taken.
    Definitions definitions(ForwardedBy forwarded) {
        checkBackends();
        List<Constant> constants = new TextSources(reading).constants(whole, PATH + ".constants");
        return new Definitions(
                addressLists(),
                conditions,
                constants,
                logFormats(),
                combined(),
                Reading.isYes(whole, "Anonymise") || Reading.isYes(whole, "Anonymize"),
                forwarded);
    }

    /// Backends that no service uses are checked all the same.
    private void checkBackends() {
        for (Section.Line line : reading.defined.all("BackEnd")) {
            line.body().ifPresent(b -> new BackendAssembler(reading).one(b, PATH + ".backends"));
        }
    }

    private List<Definitions.AddressList> addressLists() {
        List<Definitions.AddressList> lists = new ArrayList<>();
        TextSources sources = new TextSources(reading);
        for (Section.Line line : reading.defined.all("ACL")) {
            String path = PATH + ".addressLists[" + lists.size() + "]";
            reading.places.put(path, line.word());
            sources.definition(line)
                    .ifPresent(
                            text ->
                                    lists.add(
                                            new Definitions.AddressList(
                                                    Defined.nameOf(line).orElseThrow().text(),
                                                    text)));
        }
        return lists;
    }

    private List<Definitions.LogFormat> logFormats() {
        List<Definitions.LogFormat> formats = new ArrayList<>();
        for (Section.Line line : reading.defined.all("LogFormat")) {
            Optional<Token> text = line.directive().argument(1);
            reading.places.put(
                    PATH + ".logFormats[" + formats.size() + "]", line.directive().subject());
            text.ifPresent(
                    t ->
                            formats.add(
                                    new Definitions.LogFormat(
                                            Defined.nameOf(line).orElseThrow().text(), t.text())));
        }
        return formats;
    }

    private List<String> combined() {
        List<String> names = new ArrayList<>();
        for (Section section : whole.sections("CombineHeaders")) {
            for (Directive line : section.raw()) {
                reading.places.put(PATH + ".combined[" + names.size() + "]", line.word());
                if (line.word().isWord()) {
                    reading.problems.error(
                            line.word(), "wrong.string", "CombineHeaders", line.word().text());
                } else if (!names.contains(line.word().text())) {
                    names.add(line.word().text());
                }
            }
        }
        return names;
    }
}
