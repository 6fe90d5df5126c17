/// The window's frame: menus, state and start button, the pending bar, the side bar, the status bar
/// and the keys; it holds the screens and knows what none of them knows alone.
///
/// Face: [MainWindow], made by the program of [Surroundings] and the list of screens. One walk: the
/// user edits while the proxy runs; the draft differs, [ShellViewModel] says so, the pending bar
/// appears with the changes in words; Apply hands the draft to the proxy, and a refusal shows each
/// reason in the same bar with a way to its field.
@NullMarked
package org.yaomote.ui.shell;

import org.jspecify.annotations.NullMarked;
