package org.yaomote.pound;

/// What becomes of a line in this version.
sealed interface Effect {
    /// It is honoured: `ConfigAssembler` knows its meaning.
    record Taken() implements Effect {}

    /// It says which requests a service gets: taken where our rules can say exactly the same, else
    /// refused, since without it requests would reach the wrong server.
    record Condition() implements Effect {}

    /// Known, and without effect yet.
    record NoEffect() implements Effect {}

    /// Known, and of no use here.
    ///
    /// @param reason names the text `problem.pound.kept.REASON`
    record Kept(String reason) implements Effect {}

    /// Leaving it out would change where requests go or who may pass, so nothing runs.
    ///
    /// @param reason names the text `problem.pound.refused.REASON`
    record Refused(String reason) implements Effect {}

    static Effect parse(String text) {
        String reason = text.substring(text.indexOf(':') + 1);
        return switch (text.replace(":" + reason, "")) {
            case "taken" -> new Taken();
            case "condition" -> new Condition();
            case "kept" -> new Kept(reason);
            case "refused" -> new Refused(reason);
            default -> new NoEffect();
        };
    }
}
