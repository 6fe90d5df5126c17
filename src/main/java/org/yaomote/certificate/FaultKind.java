package org.yaomote.certificate;

/// Everything that can be wrong here; each has a text that says what, why and what now.
public enum FaultKind {
    /// No name where at least one is needed.
    NO_NAME("name.none"),
    /// A character that no host name has: `{0}` name, `{1}` character.
    NAME_CHARACTER("name.character"),
    /// A part of the name is empty, too long, or begins or ends with a hyphen.
    NAME_LABEL("name.label"),
    /// More than 253 characters.
    NAME_LONG("name.long"),
    /// A whole URL; `{1}` is the name in it.
    NAME_URL("name.url"),
    /// A name with a port; `{1}` is the name alone.
    NAME_PORT("name.port"),
    /// Numbers that are no address.
    NAME_ADDRESS("name.address"),
    /// An address with a zone such as `%eth0`.
    NAME_ZONE("name.zone"),
    /// A block of addresses; certificates name single ones.
    NAME_BLOCK("name.block"),
    /// An asterisk elsewhere than as the whole first part.
    NAME_WILDCARD("name.wildcard"),
    /// An asterisk directly under a top level name: clients do not accept it.
    NAME_WILDCARD_TOP("name.wildcardTop"),
    /// More names than certificates reasonably have; `{0}` the limit.
    MANY_NAMES("name.many"),
    /// The authority may not sign for this name.
    NAME_OUT_OF_SCOPE("name.outOfScope"),

    /// Browsers do not take Ed25519 certificates.
    ED25519_BROWSERS("kind.ed25519", true),
    /// Longer than the most clients accept; `{0}` days asked, `{1}` days at most.
    LIFE_LONG("life.long"),
    /// No life at all.
    LIFE_SHORT("life.short"),
    /// The certificate was made to end with its authority's, on `{0}`.
    LIFE_CUT("life.cut", true),
    /// Self-signed and longer than browsers accept; `{0}` days at most.
    LIFE_BROWSERS("life.browsers", true),
    /// The certificate that is to sign is none of an authority.
    NOT_AN_AUTHORITY("authority.none"),
    /// The authority's own certificate has ended or not begun.
    AUTHORITY_ENDED("authority.ended"),
    /// A request whose signature is not of the key in it.
    REQUEST_FORGED("request.forged"),
    /// A request that names nothing.
    REQUEST_NAMELESS("request.nameless"),

    /// `{0}` is not there.
    FILE_MISSING("file.missing"),
    /// `{0}` is a folder.
    FILE_FOLDER("file.folder"),
    /// `{0}` may not be read.
    FILE_DENIED("file.denied"),
    /// `{0}` cannot be read.
    FILE_UNREADABLE("file.unreadable"),
    /// `{0}` is there already and may not be replaced.
    FILE_EXISTS("file.exists"),
    /// `{0}` cannot be written.
    FILE_NOT_WRITTEN("file.notWritten"),
    /// More than is ever read; `{0}` megabytes.
    TOO_LARGE("input.tooLarge"),
    /// Nothing in it.
    EMPTY("input.empty"),
    /// Neither PEM nor any of the binary forms.
    NOT_RECOGNISED("input.notRecognised"),
    /// A part that begins in line `{0}` has no end or is damaged.
    BROKEN_PART("input.brokenPart"),
    /// A binary file that is damaged.
    BROKEN("input.broken"),
    /// More certificates than anybody has; `{0}` the limit.
    MANY_PARTS("input.manyParts"),
    /// A kind of key or of protection that is not supported; `{0}` its name.
    NOT_SUPPORTED("input.notSupported"),
    /// Made to be so slow to open that it is refused.
    TOO_COSTLY("input.tooCostly"),
    /// Protected, and no pass phrase was given.
    PHRASE_MISSING("phrase.missing"),
    /// One to protect something with was not given, or typed differently the second time.
    PHRASE_NOT_GIVEN("phrase.notGiven"),
    /// The pass phrase does not open it.
    PHRASE_WRONG("phrase.wrong"),
    /// An empty pass phrase, or one that does not do for what is written.
    PHRASE_EMPTY("phrase.empty"),

    /// No certificate in what was given.
    NO_CERTIFICATE("chain.noCertificate"),
    /// No key in what was given.
    NO_KEY("chain.noKey"),
    /// No certificate request in what was given.
    NO_REQUEST("chain.noRequest"),
    /// More than one key.
    MANY_KEYS("chain.manyKeys"),
    /// The key belongs to none of the certificates; `{0}` the first of them.
    KEY_MISMATCH("chain.keyMismatch"),
    /// The certificate that fits the key is one of an authority, `{0}`.
    AUTHORITY_AS_LEAF("chain.authorityAsLeaf"),
    /// The same, but of a self-signed one that servers may use, as OpenSSL makes them.
    AUTHORITY_FLAG("chain.authorityFlag", true),
    /// The certificate of the issuer `{0}` is missing.
    CHAIN_INCOMPLETE("chain.incomplete", true),
    /// `{0}` certificates do not belong to the chain and were left out.
    STRANGERS("chain.strangers", true),
    /// Longer than `{0}`.
    CHAIN_LONG("chain.long"),

    /// Not `HOST`, `HOST:PORT` or a URL.
    SERVER_ADDRESS("server.address"),
    /// The name is not known to DNS.
    SERVER_UNKNOWN("server.unknown"),
    /// Nobody listens there.
    SERVER_REFUSED("server.refused"),
    /// No answer in time.
    SERVER_SILENT("server.silent"),
    /// What answered does not speak TLS.
    SERVER_NOT_TLS("server.notTls"),
    /// TLS was refused.
    SERVER_HANDSHAKE("server.handshake"),

    /// The pass phrase of the local authority cannot be had from where it is kept.
    KEEPER_FAILED("authority.keeper"),
    /// Another process is using the authority's folder.
    AUTHORITY_BUSY("authority.busy"),
    /// The files of the authority are damaged; `{0}` the folder.
    AUTHORITY_DAMAGED("authority.damaged"),
    /// Nothing was issued under this name.
    NOT_ISSUED("authority.notIssued");

    private final String text;
    private final boolean isRemark;

    FaultKind(String text) {
        this(text, false);
    }

    FaultKind(String text, boolean isRemark) {
        this.text = text;
        this.isRemark = isRemark;
    }

    /// Key of its text.
    public String textKey() {
        return "certificate.fault." + text;
    }

    /// Whether it is only said, and hinders nothing.
    public boolean isRemark() {
        return isRemark;
    }
}
