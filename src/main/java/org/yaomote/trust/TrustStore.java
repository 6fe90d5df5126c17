package org.yaomote.trust;

/// One place that says whom some programs trust.
///
/// Thread: any that may block; programs are run, each with a limit of time.
public sealed interface TrustStore
        permits AnchorStore, NssStore, JavaStore, MacStore, WindowsStore, UnknownStore {
    /// What it is called.
    StoreName name();

    /// Looks how it stands now; changes nothing.
    Finding look(Anchor anchor);

    /// What would have to be done to make it trust an authority; does nothing of it.
    Planned install(Anchor anchor);

    /// What would have to be done to make it trust an authority no more; does nothing of it.
    Planned remove(Anchor anchor);
}
