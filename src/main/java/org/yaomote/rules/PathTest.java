package org.yaomote.rules;

/// The path begins so, in whole steps.
///
/// @param prefix without a slash at its end
record PathTest(String prefix) implements Test {
    @Override
    public Verdict ask(Visit visit) {
        String path = visit.message().path();
        boolean whole =
                path.length() == prefix.length()
                        || (path.length() > prefix.length() && path.charAt(prefix.length()) == '/');
        return Verdict.of(whole && path.startsWith(prefix));
    }
}
