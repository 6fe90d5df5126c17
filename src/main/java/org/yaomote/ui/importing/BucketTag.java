package org.yaomote.ui.importing;

import org.yaomote.ui.editing.ShapeTag;
import org.yaomote.ui.fx.Texts;

/// A bucket by word, shape and colour, with a figure or without.
final class BucketTag extends ShapeTag {
    /// Shows a bucket with these words.
    void show(Bucket bucket, String words) {
        show(bucket.shape(), bucket.styleClass(), words);
    }

    /// Shows a bucket with its own word.
    void show(Bucket bucket, Texts texts) {
        show(bucket, texts.get(bucket.key()));
    }
}
