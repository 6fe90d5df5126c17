package org.yaomote.rules;

/// The host is this one, or below it.
///
/// @param host in lower case; one that begins with a dot is the end of a longer one
record HostTest(String host) implements Test {
    @Override
    public Verdict ask(Visit visit) {
        String asked = visit.message().host();
        boolean suffix = host.startsWith(".");
        int from = asked.length() - host.length();
        boolean holds =
                suffix
                        ? from > 0 && asked.regionMatches(true, from, host, 0, host.length())
                        : asked.equalsIgnoreCase(host);
        return Verdict.of(holds);
    }
}
