/// What every screen is built of: texts that follow the language, forms, state marks, the sampler
/// and the doors between the FX thread and the others.
///
/// Face: [UiContext] is handed to each [Screen]; [Form] makes forms; [StateBadge] shows a state by
/// word, shape and colour. Everything here belongs to the FX thread unless it says otherwise;
/// [Texts], [Numbers] and [WorkspaceModel] need no toolkit, so that view models can be tested
/// without one.
@NullMarked
package org.yaomote.ui.fx;

import org.jspecify.annotations.NullMarked;
