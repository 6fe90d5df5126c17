/// Texts that become the configuration, and texts made of it: the window in which a pound.cfg is
/// looked at, mended and taken over, and the window in which the configuration is written for other
/// programs.
///
/// Face: [ImportWindow], [ExportWindow] and [OutgrowWindow]; [TextReader], [TextPrinter],
/// [TextStore] and [BundleStore] are what the program gives to them, so that this room knows no
/// format. Thread: the FX thread, but for those four, which are called where they may block.
///
/// One walk: what is typed goes into a [PagedText]; after a pause [ImportViewModel] has the whole
/// read off the FX thread and drops what is out of date; the answer gives every line its [Bucket],
/// the [Outline] of the forms-to-be, and the problems.
@NullMarked
package org.yaomote.ui.importing;

import org.jspecify.annotations.NullMarked;
