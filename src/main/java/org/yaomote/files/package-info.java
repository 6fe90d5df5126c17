/// Files that are there whole or not at all, and that nobody else may read who should not. An
/// island: it knows no other room.
///
/// Faces: [AtomicFile] replaces a file of this user's, [FileBeside] is what it is made with and
/// what those take who want another [Mode], or nothing replaced. Everything blocks; what fails is
/// an `IOException`, and the file is then as it was.
@NullMarked
package org.yaomote.files;

import org.jspecify.annotations.NullMarked;
