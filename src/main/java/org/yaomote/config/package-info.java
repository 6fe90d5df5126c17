/// What the user wants, as values, and whether it makes sense.
///
/// A [ProxyConfig] is immutable; a change makes a new one. The records hold what was written, even
/// where it is out of range: [ConfigValidator] reports everything wrong at once, each with the path
/// of its field, which a constructor that throws could not. Nothing here does I/O, reads a clock or
/// knows a thread: every type may be used from any.
///
/// One walk: a form makes `config.withListener(changed)`, `ConfigValidator.check` says what is
/// wrong with it, and only a configuration without errors reaches the proxy.
@NullMarked
package org.yaomote.config;

import org.jspecify.annotations.NullMarked;
