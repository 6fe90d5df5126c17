package org.yaomote.trust;

/// A place that is there, or should be, and that nothing can be said of.
///
/// @param why nothing can be said
record UnknownStore(StoreName name, Note why) implements TrustStore {
    @Override
    public Finding look(Anchor anchor) {
        return Finding.unknown(why);
    }

    @Override
    public Planned install(Anchor anchor) {
        return new Planned.Impossible(why);
    }

    @Override
    public Planned remove(Anchor anchor) {
        return new Planned.Impossible(why);
    }
}
