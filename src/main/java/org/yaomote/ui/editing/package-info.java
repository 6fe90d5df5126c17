/// What screens are made of and do in the same way: keep text as it was typed, find the problems of
/// a field, tell rows apart that have no id, read an address, lay out a list with its tool bar and
/// its form. Every screen may use it, the overview as well; it knows none of them.
///
/// Face: [TypedTexts] and [TypedField] (text as typed over a value of the draft), [FieldProblems]
/// (what is wrong at a path), [RowKeys], [AddressText], [UniqueName]; these need no toolkit.
/// [TypedBinding], [ToolRow] and [Actions] are for views. Thread: the workspace's, which is the FX
/// thread.
///
/// One walk: a field is typed in, [TypedField#type] keeps the text; after a pause
/// [TypedField#commit] writes it to the draft as one undoable edit, or keeps it with the reason why
/// it cannot be written; the validator's word on the new draft comes back by the field's path.
@NullMarked
package org.yaomote.ui.editing;

import org.jspecify.annotations.NullMarked;
