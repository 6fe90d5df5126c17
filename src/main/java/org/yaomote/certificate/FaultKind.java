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
    /// An underscore, which no public authority signs.
    NAME_UNDERSCORE("name.underscore", true),
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
    /// No certificate is known whose end could be told.
    NOTHING_ENDS("calendar.empty"),
    /// Nothing was issued under this name.
    NOT_ISSUED("authority.notIssued"),

    /// `{0}` is not the URL of a directory.
    ACME_DIRECTORY("acme.directory"),
    /// The directory on `{0}` cannot be reached.
    ACME_UNREACHABLE("acme.unreachable"),
    /// The certificate of `{0}` itself is not trusted.
    ACME_UNTRUSTED("acme.untrusted"),
    /// What answers at `{0}` is no directory, or breaks the rules; `{1}` how.
    ACME_NOT_SPOKEN("acme.notSpoken"),
    /// The terms of `{0}` were not agreed to; `{1}` where they stand.
    ACME_TERMS("acme.terms"),
    /// `{0}` makes accounts only for customers.
    ACME_EXTERNAL("acme.external"),
    /// What proves that somebody is a customer is damaged.
    ACME_EXTERNAL_KEY("acme.externalKey"),
    /// `{0}` is no address for mail that the authority takes.
    ACME_CONTACT("acme.contact"),
    /// `{0}` does not serve this account; `{1}` its words.
    ACME_ACCOUNT("acme.account"),
    /// The file of an account key, `{0}`, is damaged.
    ACME_KEY_DAMAGED("acme.keyDamaged"),
    /// A name with an asterisk, `{0}`, cannot be proven over HTTP.
    ACME_WILDCARD("acme.wildcard"),
    /// The authority wants no proof over HTTP for `{0}`.
    ACME_NO_HTTP("acme.noHttp"),
    /// The proof cannot be put into the folder `{0}`.
    ACME_FOLDER("acme.folder"),
    /// The authority found no address for `{0}`; `{1}` its words.
    ACME_DNS("acme.dns"),
    /// The authority could not connect to `{0}`; `{1}` its words.
    ACME_CONNECTION("acme.connection"),
    /// At `{0}` the authority got something else than the proof; `{1}` its words.
    ACME_WRONG_ANSWER("acme.wrongAnswer"),
    /// A CAA record of `{0}` names other authorities; `{1}` its words.
    ACME_CAA("acme.caa"),
    /// The proof for `{0}` failed otherwise; `{1}` the authority's words.
    ACME_VALIDATION("acme.validation"),
    /// The authority gives no certificate for `{0}`; `{1}` its words.
    ACME_NAME("acme.name"),
    /// Too much was asked of `{0}`; `{1}` its words.
    ACME_LIMIT("acme.limit"),
    /// The same; `{2}` when it may be asked again.
    ACME_LIMIT_UNTIL("acme.limitUntil"),
    /// `{0}` is in trouble; `{1}` its words.
    ACME_SERVER("acme.server"),
    /// `{0}` refused for another reason, `{1}`; `{2}` its words.
    ACME_REFUSED("acme.refused"),
    /// `{0}` was not done after `{1}` seconds.
    ACME_SLOW("acme.slow"),
    /// What `{0}` issued lacks a name that was asked for.
    ACME_WRONG_NAMES("acme.wrongNames"),
    /// Another process is at work in the folder `{0}`.
    ACME_BUSY("acme.busy"),
    /// The certificate is one for trying out.
    ACME_STAGING("acme.staging", true);

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
