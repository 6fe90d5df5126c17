/// What every form of the window does the same way, without a node: keeps text as it was typed,
/// finds the problems of a field, tells rows apart that have no id, reads an address.
///
/// Face: [TypedTexts] and [TypedField] (text as typed over a value of the draft), [FieldProblems]
/// and [Refusals] (what is wrong at a path), [RowKeys], [AddressText], [UniqueName]. Thread: the
/// workspace's.
///
/// One walk: a field is typed in, [TypedField#type] keeps the text; after a pause
/// [TypedField#commit] writes it to the draft as one undoable edit, or keeps it with the reason
/// why it cannot be written; the validator's word on the new draft comes back by the field's path.
@NullMarked
package org.yaomote.ui.editing;

import org.jspecify.annotations.NullMarked;
