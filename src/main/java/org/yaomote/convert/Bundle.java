package org.yaomote.convert;

import org.yaomote.config.Problem;

import java.util.List;

/// What another engine is to be given: a folder of texts, the files of this computer that they
/// name, and what of the configuration they do not say.
///
/// @param parts the main one first
/// @param needed none of them is among the parts
/// @param losses each at the field of the configuration that the engine has no words for, or treats
///   otherwise
public record Bundle(List<Part> parts, List<Needed> needed, List<Problem> losses) {
    public Bundle {
        parts = List.copyOf(parts);
        needed = List.copyOf(needed);
        losses = List.copyOf(losses);
    }

    /// One text.
    ///
    /// @param name below the folder, with `/` between folders
    /// @param text lines ended by LF
    /// @param isProgram whether it is to be run, and so needs the right to
    public record Part(String name, String text, boolean isProgram) {}

    /// A file that the texts name: a certificate with its key, a page, a list of authorities.
    ///
    /// @param source path as the configuration has it
    /// @param target where the engine looks for it
    public record Needed(String source, String target) {
        /// The last part of the target's path, once in a bundle.
        public String name() {
            return target.substring(target.lastIndexOf('/') + 1);
        }
    }

    /// The text that is looked at first.
    public String mainText() {
        return parts.getFirst().text();
    }
}
