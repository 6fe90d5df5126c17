/// The Services screen: pools of backends, their weights, and what binds a client to one of them.
///
/// Face: `ServicesScreen`, over [ServicesViewModel] with [ServiceForm] and [BackendForm], which
/// have no nodes; [org.yaomote.config.ShareCalculation] turns weights into percentages. Thread: the
/// FX thread, which owns the workspace.
///
/// One walk: the weight slider is dragged, [BackendForm#previewWeight] shows the shares that would
/// result; when it is let go [BackendForm#commitWeight] makes it one edit of the workspace.
@NullMarked
package org.yaomote.ui.services;

import org.jspecify.annotations.NullMarked;
