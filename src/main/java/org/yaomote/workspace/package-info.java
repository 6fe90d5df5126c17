/// The open configuration and the running proxy.
///
/// Face: [Workspace] (draft, applied configuration, undo), [ProxyControl] (start, apply, stop) and
/// [RunState]. Everything here belongs to one thread, its creator's (in the window the FX thread),
/// and says so by an assertion; the engine's answers come back through the executor handed in.
///
/// One walk: a form calls `workspace.edit(...)`; while the proxy runs the draft then differs from
/// what is applied, the pending bar shows it, and `control.apply(...)` hands the draft to the
/// engine. Only when the engine took it does it become the applied configuration.
@NullMarked
package org.yaomote.workspace;

import org.jspecify.annotations.NullMarked;
