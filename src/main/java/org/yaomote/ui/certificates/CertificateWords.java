package org.yaomote.ui.certificates;

import org.yaomote.certificate.CertificateDetails;
import org.yaomote.certificate.Examination;
import org.yaomote.certificate.SubjectName;
import org.yaomote.ui.fx.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What is in certificates, in the words of the language in use.
record CertificateWords(Texts texts) {
    private static final double DAYS_OF_YEAR = 365.25;
    private static final int MOST_DAYS = 1000;
    private static final String FACT = "certificates.fact.";
    private static final String TERM = "certificates.term.";

    /// Where it lies: no matter of the standard.
    private static final Set<String> PLACES = Set.of(FACT + "file", FACT + "bundle");

    /// A fact about a certificate.
    ///
    /// @param labelKey key of what it is called
    /// @param value made for people
    /// @param isLong whether it has no places to break a line, such as a path
    record Fact(String labelKey, String value, boolean isLong) {
        /// Key of what the standard (X.509) calls it; empty for what belongs to this program.
        Optional<String> termKey() {
            return Optional.of(labelKey)
                    .filter(key -> key.startsWith(FACT) && !PLACES.contains(key))
                    .map(key -> TERM + key.substring(FACT.length()));
        }
    }

    /// How long something lasts from now on: `58 days`, `9.6 years`, `ended 3 days ago`.
    String left(Duration left) {
        long days = left.toDays();
        if (left.isNegative()) {
            return texts.get("certificates.left.ended", -days);
        }
        return days < MOST_DAYS
                ? texts.get("certificates.left.days", days)
                : texts.get("certificates.left.years", days / DAYS_OF_YEAR);
    }

    /// A moment, to the minute.
    String moment(Instant moment) {
        return day(moment) + " " + texts.numbers().timeOfDay(moment);
    }

    /// A day.
    String day(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.language())
                .format(moment.atZone(ZoneId.systemDefault()));
    }

    /// Names, one after the other.
    static String names(List<SubjectName> names) {
        return names.stream().map(SubjectName::shown).collect(Collectors.joining(", "));
    }

    /// Who issued a certificate.
    String issuer(CertificateDetails details) {
        return details.isSelfSigned() ? texts.get("certificates.issuer.itself") : details.issuer();
    }

    /// All that is known of a certificate and of what came with it.
    List<Fact> facts(Examination found) {
        CertificateDetails leaf = found.leaf();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                fact(
                        "certificates.fact.names",
                        leaf.names().isEmpty() ? leaf.subject() : names(leaf.names())));
        facts.add(fact("certificates.fact.issuer", issuer(leaf)));
        facts.add(fact("certificates.fact.from", moment(leaf.from())));
        facts.add(
                fact(
                        "certificates.fact.to",
                        texts.get(
                                "certificates.fact.to.value",
                                moment(leaf.to()),
                                left(found.left()))));
        facts.add(fact("certificates.fact.key", leaf.key()));
        facts.add(fact("certificates.fact.match", texts.get(found.key().textKey())));
        facts.add(fact("certificates.fact.usages", usages(leaf)));
        if (leaf.isLimited()) {
            facts.add(
                    fact("certificates.fact.limited", texts.get("certificates.fact.limited.yes")));
        }
        facts.add(fact("certificates.fact.chain", chain(found.chain())));
        facts.add(fact("certificates.fact.signature", leaf.signature()));
        facts.add(new Fact("certificates.fact.serial", leaf.serial(), true));
        facts.add(new Fact("certificates.fact.sha256", leaf.sha256(), true));
        facts.add(new Fact("certificates.fact.sha1", leaf.sha1(), true));
        return List.copyOf(facts);
    }

    private String usages(CertificateDetails leaf) {
        return leaf.usages().isEmpty()
                ? texts.get("certificates.fact.usages.any")
                : String.join(", ", leaf.usages());
    }

    private String chain(List<CertificateDetails> chain) {
        return chain.stream()
                .map(c -> texts.get("certificates.fact.chain.one", c.subject(), day(c.to())))
                .collect(Collectors.joining("\n"));
    }

    private static Fact fact(String labelKey, String value) {
        return new Fact(labelKey, value, false);
    }
}
