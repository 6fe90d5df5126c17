package org.yaomote.trust;

/// Everything that there is to say of a store; what is wrong says what, why and what now.
public enum NoteKind {
    /// Proof: it is in the file `{0}` that programs read.
    IN_BUNDLE("inBundle"),
    /// It is not in the file `{0}`.
    NOT_IN_BUNDLE("notInBundle"),
    /// It was put into `{0}`, but the file `{1}` that programs read was not made anew.
    BUNDLE_IS_OLD("bundleIsOld"),
    /// Proof: the trust bits `{0}`, under the nickname `{1}`.
    NSS_BITS("nssBits"),
    /// It is in the database under `{1}`, but its trust bits `{0}` do not make it trusted.
    NSS_NO_BITS("nssNoBits"),
    /// The database does not have it.
    NOT_IN_DATABASE("notInDatabase"),
    /// Proof: its fingerprint `{1}` is in the Java store, under the alias `{0}`.
    IN_JAVA_STORE("inJavaStore"),
    /// The Java store `{0}` does not have its fingerprint.
    NOT_IN_JAVA_STORE("notInJavaStore"),
    /// Proof: the program `{0}` verifies it.
    VERIFIED("verified"),
    /// The program `{0}` does not verify it.
    NOT_VERIFIED("notVerified"),

    /// This system keeps its store where nobody has looked yet.
    NO_SYSTEM_STORE("noSystemStore"),
    /// The program `{0}` is missing; the package `{1}` has it.
    NO_PROGRAM("noProgram"),
    /// The file `{0}` cannot be read.
    UNREADABLE("unreadable"),
    /// The browser was never started with this profile.
    NO_DATABASE("noDatabase"),
    /// A pass phrase protects the database.
    DATABASE_LOCKED("databaseLocked"),
    /// The pass phrase of the store `{0}` is not the usual one.
    STORE_LOCKED("storeLocked"),
    /// The program `{0}` said `{1}`.
    PROGRAM_FAILED("programFailed"),
    /// The program `{0}` did not end within `{1}` seconds.
    PROGRAM_SLOW("programSlow"),
    /// The program `{0}` could not be started.
    PROGRAM_NOT_STARTED("programNotStarted"),
    /// The store `{0}` is made of the system's.
    FOLLOWS_SYSTEM("followsSystem"),
    /// The program `{0}` could be changed by this user, and is not run as administrator.
    PROGRAM_NOT_SAFE("programNotSafe"),
    /// The bundle has it, but no file of the administrator's is the cause.
    NOT_OURS("notOurs"),
    /// The file `{0}` could not be written.
    NOT_WRITTEN("notWritten"),
    /// Nothing here can ask for the rights of an administrator.
    NO_ELEVATION("noElevation"),
    /// The commands ended well, but the store does not show what was wanted.
    NOT_PROVEN("notProven"),
    /// The certificate is none of an authority, or is not its own issuer.
    NOT_AN_AUTHORITY("notAnAuthority"),

    /// The certificate is put into the file `{0}` first.
    FILE_FIRST("fileFirst"),
    /// `sudo` asks for the password of this user in the terminal.
    ASKS_SUDO("asksSudo"),
    /// The desktop asks for a password, once for each of `{0}` commands.
    ASKS_DESKTOP("asksDesktop"),
    /// The system asks for a confirmation.
    ASKS_SYSTEM("asksSystem"),
    /// The browser has to be started again.
    RESTART_BROWSER("restartBrowser"),
    /// Programs of this Java have to be started again.
    RESTART_JAVA("restartJava");

    private final String key;

    NoteKind(String key) {
        this.key = key;
    }

    /// Key of its text.
    public String textKey() {
        return "trust.note." + key;
    }
}
