/// The Settings screen: what holds for all listeners and services, that is time limits, limits of
/// what a client may make the proxy hold, the access log, and pages of one's own.
///
/// Face: `SettingsScreen`, over [EngineForm], which has no nodes. Thread: the FX thread, which owns
/// the workspace.
///
/// One walk: `5 min` is typed into a time limit, [EngineForm] writes it to the draft as one edit;
/// what the validator says of `timeouts.response` comes back to the field.
@NullMarked
package org.yaomote.ui.settings;

import org.jspecify.annotations.NullMarked;
