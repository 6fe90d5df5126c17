/// The Listeners screen: where clients connect, and which requests go to which service.
///
/// Face: `ListenersScreen`, over [ListenersViewModel] with [ListenerForm] and [RulesForm], which
/// have no nodes. Thread: the FX thread, which owns the workspace.
///
/// One walk: "New listener" asks the view model for one, which is one edit of the workspace; the
/// workspace tells the view model, the row appears and is selected, and the form shows it.
@NullMarked
package org.yaomote.ui.listeners;

import org.jspecify.annotations.NullMarked;
