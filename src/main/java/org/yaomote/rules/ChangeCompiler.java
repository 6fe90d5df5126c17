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
        return all(modifications, scope.field());
    }

    private List<Change> all(List<Modification> modifications, String field) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < modifications.size(); i++) {
            changes.add(one(modifications.get(i), scope.at(field + "[" + i + "]")));
        }
        return List.copyOf(changes);
    }

    private Change one(Modification modification, Scope at) {
        return switch (modification) {
            case Modification.SetHeader(var line) ->
                    expanded(line, at, text -> new Change.Field(text, true));
            case Modification.AddHeader(var line) ->
                    expanded(line, at, text -> new Change.Field(text, false));
            case Modification.RemoveHeaders(var lines) ->
                    compiler.matcher(lines, at).<Change>map(Change.Removal::new).orElse(NOTHING);
            case Modification.SetUrl(var url) -> expanded(url, at, Change.Url::new);
            case Modification.SetPath(var path, var encode) ->
                    expanded(path, at, text -> new Change.Path(text, encode));
            case Modification.SetQuery(var query) -> expanded(query, at, Change.Query::new);
            case Modification.SetParameter(var name, var value, var encode) ->
                    value.isEmpty()
                            ? new Change.Parameter(Expansion.octets(name), null, encode)
                            : expanded(
                                    value.get(),
                                    at,
                                    text ->
                                            new Change.Parameter(
                                                    Expansion.octets(name), text, encode));
            case Modification.RemoveQuery() -> new Change.Query(null);
            case Modification.FirstOf(var branches) ->
                    new Change.FirstOf(branches(branches, at.field() + ".branches["));
        };
    }

    private List<Change.Branch> branches(List<Modification.Branch> branches, String field) {
        List<Change.Branch> compiled = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            Modification.Branch branch = branches.get(i);
            String place = field + i + "]";
            compiled.add(
                    new Change.Branch(
                            compiler.conditions(
                                    branch.conditions(), scope.at(place + ".conditions")),
                            all(branch.modifications(), place + ".modifications")));
        }
        return compiled;
    }

    private Change expanded(String text, Scope at, Function<Expansion, Change> change) {
        @Nullable Expansion expansion = compiler.expansion(text, at);
        return expansion == null ? NOTHING : change.apply(expansion);
    }
}
