package org.yaomote.pound;

import java.util.Optional;
import java.util.function.Predicate;

/// Finds what only a Lua script could decide. Scripts are not run: a service that needs one gets no
/// requests, so that nothing is let through which the script might have kept out.
final class Scripts {
    private Scripts() {}

    /// Whether a service is told by a script which requests it gets, what it does with them, or how
    /// they are changed, be it in a condition of the whole text.
    static boolean decide(Section service, Section whole) {
        return deepest(service, line -> isScript(line) || asksNamed(line, whole)).isPresent();
    }

    /// The first line of a section that a script would decide and that has no service to be without
    /// effect: a `LuaMatch` outside of one.
    static Optional<Section.Line> outsideOfServices(Section listener) {
        return deepest(listener, line -> isScript(line));
    }

    private static boolean asksNamed(Section.Line line, Section whole) {
        Section.Line asked = line.negated().orElse(line);
        return asked.is("Eval")
                && asked.directive().argument(0).stream()
                        .anyMatch(
                                name ->
                                        whole.all("Condition").stream()
                                                .filter(c -> isNamed(c, name.text()))
                                                .flatMap(c -> c.body().stream())
                                                .anyMatch(
                                                        body ->
                                                                deepest(body, Scripts::isScript)
                                                                        .isPresent()));
    }

    private static boolean isNamed(Section.Line condition, String name) {
        return condition.directive().argument(0).filter(n -> n.text().equals(name)).isPresent();
    }

    private static boolean isScript(Section.Line line) {
        Section.Line asked = line.negated().orElse(line);
        return asked.is("LuaMatch") || asked.is("LuaBackend");
    }

    /// Looks into sections that stand inside, but not into services: they answer for themselves.
    static Optional<Section.Line> deepest(Section section, Predicate<Section.Line> wanted) {
        for (Section.Line line : section.lines()) {
            if (wanted.test(line)) {
                return Optional.of(line);
            }
            Optional<Section.Line> inside =
                    line.body()
                            .filter(body -> body.scope() != Scope.SERVICE)
                            .flatMap(body -> deepest(body, wanted));
            if (inside.isPresent()) {
                return inside;
            }
        }
        return Optional.empty();
    }
}
