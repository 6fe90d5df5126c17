/// Writes a configuration in the languages of bigger engines, for people who leave for them.
///
/// Face: [Converter]. Pure: a configuration goes in, a text and the report of what it does not say
/// come out. What cannot be carried over is never left out silently, and never lets a request pass
/// that our configuration would stop: where a rule cannot be said, the requests it may take are
/// answered 503. Any thread.
@NullMarked
package org.yaomote.convert;

import org.jspecify.annotations.NullMarked;
