/// Configuration files in and out.
///
/// Face: [ConfigStore] (load, save, draft, history), [ConfigJson] (text and value), [AppFolders]
/// (where things are), [ConfigLock] (one program per file). Files are written beside, synced and
/// moved over, so that a reader, or a power cut, meets the old version or the new one and never a
/// mixture; what cannot be read is kept aside and never overwritten. Thread: one that may block.
///
/// One walk: an edit is made; 300 ms later the workspace's save schedule calls `store.save(config)`
/// on the files thread, and the version before goes to the history.
@NullMarked
package org.yaomote.store;

import org.jspecify.annotations.NullMarked;
