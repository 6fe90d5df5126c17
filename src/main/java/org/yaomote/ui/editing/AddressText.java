package org.yaomote.ui.editing;

import org.yaomote.config.HostName;
import org.yaomote.config.Problem;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An address as people type or paste it: `web1`, `10.0.0.11:8080`, `[::1]:8080` or a URL.
///
/// @param host without brackets, scheme, port and path; may be empty or no valid host at all
/// @param port what the text said, or the usual one of its scheme; empty if it said nothing
public record AddressText(String host, OptionalInt port) {
    private static final Pattern URL =
            Pattern.compile("(https?)://(?:[^/@]*@)?([^/?#]*).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\](?::(\\d{1,5})?)?");
    private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]*):(\\d{1,5})?");

    /// Reads the text; never fails, what it cannot take apart becomes the host.
    public static AddressText parse(String typed) {
        String text = normal(typed);
        Matcher url = URL.matcher(text);
        if (url.matches()) {
            boolean secure = url.group(1).toLowerCase(Locale.ROOT).equals("https");
            AddressText inner = authority(url.group(2));
            int usual = secure ? 443 : 80;
            return new AddressText(inner.host, OptionalInt.of(inner.port.orElse(usual)));
        }
        int slash = text.indexOf('/');
        return authority(slash > 0 ? text.substring(0, slash) : text);
    }

    /// What a field for a host is about: a text may say a port as well, or be a URL. One that may
    /// be half typed (`fe80:1`) is read only when the field is left.
    ///
    /// @param write puts host and port into the draft
    public static TypedField.Target target(
            Supplier<String> host, Consumer<AddressText> write, Supplier<List<Problem>> problems) {
        return new TypedField.Target() {
            @Override
            public String value() {
                return host.get();
            }

            @Override
            public boolean isWhole(String text) {
                String plain = normal(text);
                return plain.indexOf(':') < 0 || HostName.isValid(plain);
            }

            @Override
            public Optional<Problem> put(String text) {
                write.accept(parse(text));
                return Optional.empty();
            }

            @Override
            public List<Problem> problems() {
                return problems.get();
            }
        };
    }

    /// The text with full-width letters, digits and stops made plain and white space around it
    /// gone: what an input method leaves of an address.
    public static String normal(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replace('\u3002', '.').strip();
    }

    private static AddressText authority(String text) {
        Matcher brackets = BRACKETS.matcher(text);
        if (brackets.matches()) {
            return new AddressText(brackets.group(1), number(brackets.group(2)));
        }
        Matcher pair = HOST_AND_PORT.matcher(text);
        if (!HostName.isIpv6(text) && pair.matches()) {
            return new AddressText(pair.group(1), number(pair.group(2)));
        }
        return new AddressText(text, OptionalInt.empty());
    }

    private static OptionalInt number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }
}
