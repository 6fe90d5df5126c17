package org.yaomote.tls;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/// A list of suites of TLS 1.2 in OpenSSL's language (`man openssl-ciphers`): names, words for
/// whole families, `+` between words that must all hold, `!`, `-` and `+` in front, `@STRENGTH`. It
/// chooses among the suites we speak; what it says of others has no effect.
///
/// @param suites by their names in the standards, in the order wanted
/// @param unknown words nobody knows
/// @param dead names and families that are asked for and not spoken any more, or never were
record CipherList(List<String> suites, List<String> unknown, List<String> dead) {
    /// What OpenSSL's names of suites are made of.
    private static final Set<String> PARTS =
            words(
                    """
                    ECDHE DHE EDH ADH AECDH DH ECDH RSA DSS ECDSA PSK SRP KRB5 EXP EXP1024
                    RC4 RC2 DES CBC CBC3 IDEA SEED CAMELLIA128 CAMELLIA256 ARIA128 ARIA256
                    ARIA AES128 AES256 AES 128 256 3DES EDE GCM CCM CCM8 CHACHA20 POLY1305
                    NULL MD5 SHA SHA256 SHA384 40 56
                    """);

    /// Families of which we speak nothing.
    private static final Set<String> DEAD =
            words(
                    """
                    LOW MEDIUM EXP EXPORT EXPORT40 EXPORT56 ENULL NULL ANULL
                    COMPLEMENTOFALL COMPLEMENTOFDEFAULT KRSA RSA KDHR KDHD KDH DHE EDH
                    KDHE KEDH DH ADH AECDH KECDHR KECDH ADSS DSS AESCCM AESCCM8 ARIA
                    ARIA128 ARIA256 ARIAGCM CAMELLIA CAMELLIA128 CAMELLIA256 3DES DES RC4
                    RC2 IDEA SEED MD5 SHA1 SHA GOST KGOST AGOST AGOST01 GOST94 GOST89MAC
                    PSK APSK KPSK KRSAPSK KECDHEPSK KDHEPSK SRP ASRP CBC SSLV2 SSLV3 TLSV1
                    TLSV1.0 KRB5 FZA CBC3
                    """);

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }

    /// Reads one; nothing is wrong enough to stop it.
    static CipherList read(String text) {
        Reader reader = new Reader();
        for (String item : text.split("[:, ;]+", -1)) {
            if (!item.isBlank()) {
                reader.item(item.strip());
            }
        }
        return new CipherList(
                List.copyOf(reader.chosen), List.copyOf(reader.unknown), List.copyOf(reader.dead));
    }

    private static final class Reader {
        private final List<String> chosen = new ArrayList<>();
        private final List<String> killed = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();
        private final List<String> dead = new ArrayList<>();

        void item(String item) {
            char sign = item.charAt(0);
            if (sign == '@') {
                sort(item.toUpperCase(Locale.ROOT));
                return;
            }
            boolean signed = sign == '!' || sign == '-' || sign == '+';
            String words = signed ? item.substring(1) : item;
            List<String> meant = new ArrayList<>(Suites.OF_TLS_1_2);
            for (String word : words.split("\\+", -1)) {
                meant.removeIf(Predicate.not(named(word, signed)));
            }
            switch (sign) {
                case '!' -> {
                    killed.addAll(meant);
                    chosen.removeAll(meant);
                }
                case '-' -> chosen.removeAll(meant);
                case '+' -> {
                    List<String> moved = chosen.stream().filter(meant::contains).toList();
                    chosen.removeAll(moved);
                    chosen.addAll(moved);
                }
                default -> {
                    meant.removeAll(killed);
                    meant.removeAll(chosen);
                    chosen.addAll(meant);
                }
            }
        }

        /// `@STRENGTH` sorts; a level of security has no effect, because all we speak is above it.
        private void sort(String word) {
            if (word.equals("@STRENGTH")) {
                chosen.sort(Comparator.comparing(name -> name.contains("_128_")));
            } else if (!word.startsWith("@SECLEVEL=")) {
                unknown.add(word);
            }
        }

        private Predicate<String> named(String word, boolean signed) {
            String upper = word.toUpperCase(Locale.ROOT);
            for (String name : Suites.OF_TLS_1_2) {
                if (word.equals(name) || upper.equals(Suites.openSslName(name))) {
                    return name::equals;
                }
            }
            Predicate<String> family = family(upper);
            if (family != null) {
                return family;
            }
            if (!DEAD.contains(upper) && !isName(upper)) {
                unknown.add(word);
            } else if (!signed) {
                dead.add(word);
            }
            return _ -> false;
        }

        private static boolean isName(String upper) {
            return upper.contains("-") && PARTS.containsAll(List.of(upper.split("-", -1)));
        }
    }

    /// Which of ours a word stands for; null if for none.
    private static @Nullable Predicate<String> family(String upper) {
        return switch (upper) {
            case "ALL", "DEFAULT", "HIGH", "TLSV1.2", "AEAD", "FIPS", "EECDH", "KEECDH" ->
                    _ -> true;
            case "ECDHE", "KECDHE", "ECDH" -> _ -> true;
            case "ARSA" -> name -> name.contains("_RSA_");
            case "ECDSA", "AECDSA" -> name -> name.contains("_ECDSA_");
            case "AES" -> name -> name.contains("_AES_");
            case "AESGCM" -> name -> name.contains("_GCM_");
            case "AES128" -> name -> name.contains("_AES_128_");
            case "AES256" -> name -> name.contains("_AES_256_");
            case "CHACHA20" -> name -> name.contains("_CHACHA20_");
            case "SUITEB128" -> name -> name.contains("_ECDSA_") && name.contains("_GCM_");
            case "SUITEB128ONLY" -> name -> name.contains("_ECDSA_WITH_AES_128_GCM_");
            case "SUITEB192" -> name -> name.contains("_ECDSA_WITH_AES_256_GCM_");
            // The hash of the key derivation does not count there, only one that authenticates.
            case "SHA256", "SHA384" -> _ -> false;
            default -> null;
        };
    }
}
