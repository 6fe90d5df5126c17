package org.yaomote.ui.fx;

import org.yaomote.words.LongWords;

/// Has a window speak the long language of the tests.
public final class LongTexts {
    private LongTexts() {}

    /// From now on, until another language is set. Thread: the FX thread.
    public static void speak(Texts texts) {
        texts.use(LongWords.all());
    }
}
