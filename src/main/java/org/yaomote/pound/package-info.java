/// Turns the text of a pound.cfg into a configuration, and a configuration into such a text.
///
/// Face: [PoundParser] with [PoundImport], [PoundPrinter] with [PrintedPound], [Dialect]. Pure
/// functions on strings: no files, no exceptions for bad text, any thread.
///
/// One walk: `PoundLexer` makes a [Directive] of each line; `SectionReader` builds the tree of
/// sections and says where an `End` is missing; `ArgumentCheck` holds every line against its row of
/// `DirectiveTable`; `ConfigAssembler` makes listeners, services and rules of what the rows say is
/// taken. Each step notes problems and goes on, so that one reading tells all.
///
/// Principle: what some version of Pound accepts is accepted, unless leaving a line out would send
/// a request to another server, or let one pass, that Pound would not.
@NullMarked
package org.yaomote.pound;

import org.jspecify.annotations.NullMarked;
