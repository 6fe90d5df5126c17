package org.yaomote.rights;

/// A user of the system and the group it is to act for.
///
/// @param uid unsigned, as the kernel has it
/// @param gid likewise
public record Account(String name, int uid, int gid) {
    /// Whether it is root itself, who has nothing to give away.
    public boolean isRoot() {
        return uid == 0;
    }
}
