package org.yaomote.pound;

/// What becomes of a line.
sealed interface Effect {
    /// It is honoured: one of the assemblers knows its meaning.
    record Taken() implements Effect {}

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
            case "kept" -> new Kept(reason);
            case "refused" -> new Refused(reason);
            default -> new Taken();
        };
    }
}
