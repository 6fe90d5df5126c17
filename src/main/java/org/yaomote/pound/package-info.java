/// Turns the text of a pound.cfg into a configuration, and a configuration into such a text.
///
/// Face: [PoundParser] with [PoundImport] and [LineFate], [PoundFiles] for what is included,
/// [PoundPrinter] with [PrintedPound], [Dialect]. Pure functions on strings: no files but those
/// that [PoundFiles] fetches, no exceptions for bad text, any thread.
///
/// Reading is one walk: `PoundLexer` makes a [Directive] of each line; `Inclusion` puts included
/// ones in their place; `SectionReader` builds the tree of sections and says where an `End` is
/// missing; `LineCheck` holds every line against its row of `DirectiveTable`; `ConfigAssembler` and
/// its assemblers make the configuration of what is taken, and remember in `FieldPlaces` where each
/// field came from; `LineFates` finds the bucket of every line. Each step notes problems and goes
/// on, so that one reading tells all.
///
/// Principle: what some version of Pound accepts is accepted, unless leaving a line out would send
/// a request to another server, or let one pass, that Pound would not.
@NullMarked
package org.yaomote.pound;

import org.jspecify.annotations.NullMarked;
