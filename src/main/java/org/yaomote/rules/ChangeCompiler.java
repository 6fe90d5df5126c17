package org.yaomote.rules;

import org.jspecify.annotations.Nullable;
import org.yaomote.policy.Modification;
import org.yaomote.rules.RuleCompiler.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Compiles modifications of one scope.
///
/// Thread: the engine's work thread.
final class ChangeCompiler {
    private static final Change NOTHING = new Change.FirstOf(List.of());

    private final RuleCompiler compiler;
    private final Scope scope;

    ChangeCompiler(RuleCompiler compiler, Scope scope) {
        this.compiler = compiler;
        this.scope = scope;
    }

    List<Change> all(List<Modification> modifications) {
        List<Change> changes = new ArrayList<>();
        modifications.forEach(modification -> changes.add(one(modification)));
        return List.copyOf(changes);
    }

    private Change one(Modification modification) {
        return switch (modification) {
            case Modification.SetHeader(var line) ->
                    expanded(line, text -> new Change.Field(text, true));
            case Modification.AddHeader(var line) ->
                    expanded(line, text -> new Change.Field(text, false));
            case Modification.RemoveHeaders(var lines) ->
                    compiler.matcher(lines, scope).<Change>map(Change.Removal::new).orElse(NOTHING);
            case Modification.SetUrl(var url) -> expanded(url, Change.Url::new);
            case Modification.SetPath(var path, var encode) ->
                    expanded(path, text -> new Change.Path(text, encode));
            case Modification.SetQuery(var query) -> expanded(query, Change.Query::new);
            case Modification.SetParameter(var name, var value, var encode) ->
                    value.isEmpty()
                            ? new Change.Parameter(Expansion.octets(name), null, encode)
                            : expanded(
                                    value.get(),
                                    text ->
                                            new Change.Parameter(
                                                    Expansion.octets(name), text, encode));
            case Modification.RemoveQuery() -> new Change.Query(null);
            case Modification.FirstOf(var branches) ->
                    new Change.FirstOf(
                            branches.stream()
                                    .map(
                                            branch ->
                                                    new Change.Branch(
                                                            compiler.conditions(
                                                                    branch.conditions(), scope),
                                                            all(branch.modifications())))
                                    .toList());
        };
    }

    private Change expanded(String text, Function<Expansion, Change> change) {
        @Nullable Expansion expansion = compiler.expansion(text, scope);
        return expansion == null ? NOTHING : change.apply(expansion);
    }
}
