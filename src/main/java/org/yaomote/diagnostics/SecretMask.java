package org.yaomote.diagnostics;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of texts: private keys, passwords, credentials, cookies, what stands behind a
/// question mark of an address. What only may be one is taken out, too.
public final class SecretMask {
    private static final String DOTS = "***";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final String SECRET =
            "[\\w.-]*(?:authori[sz]ation|cookie|token|secret|passw|passphrase|pwd|api[-_.]?key"
                    + "|credential|session|jwt|signature|private)[\\w.-]*";
    private static final Pattern SECRET_NAME = Pattern.compile(SECRET, Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED =
            Pattern.compile("(\\b" + SECRET + "\"?\\s*[:=]\\s*).+", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCHEME =
            Pattern.compile("\\b(Bearer|Basic|Digest|Negotiate)\\s+\\S+", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(-----END [A-Z0-9 ]*KEY-----|\\z)",
                    Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("(://)[^/@\\s\"]*@");
    private static final Pattern PARAMETER = Pattern.compile("([?&;#][^=?&;#\\s\"]+=)[^&;#\\s\"]+");

    /// Subjects of rules that hold nothing but what anybody may see.
    private static final Set<String> OPEN_SUBJECTS = Set.of("path", "host", "method");

    private SecretMask() {}

    /// A text of any kind, such as lines of a log.
    public static String text(String text) {
        String keyless = KEY.matcher(text).replaceAll("(a private key was here)");
        String nameless = NAMED.matcher(keyless).replaceAll("$1" + DOTS);
        String plain = SCHEME.matcher(nameless).replaceAll("$1 " + DOTS);
        return address(plain);
    }

    private static String address(String text) {
        String nobody = USER.matcher(text).replaceAll("$1" + DOTS + "@");
        return PARAMETER
                .matcher(nobody)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + DOTS));
    }

    /// A configuration in the program's own format: how it is built, without what it says to
    /// backends, without users, and without the text it was read from.
    ///
    /// @return a sentence instead if it cannot be read: what is not understood cannot be masked
    public static String configuration(String json) {
        try {
            JsonNode root = MAPPER.readTree(json);
            mask(root);
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JacksonException _) {
            return "The configuration cannot be read, so it is left out.";
        }
    }

    private static void mask(JsonNode node) {
        switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i).isString()) {
                        array.set(i, address(array.get(i).stringValue()));
                    } else {
                        mask(array.get(i));
                    }
                }
            }
            default -> {}
        }
    }

    private static void object(ObjectNode object) {
        boolean hidesTexts = hidesTexts(object);
        for (String name : List.copyOf(object.propertyNames())) {
            JsonNode value = object.get(name);
            boolean isText = name.equals("poundText") || name.equals("lines");
            if (isText || (hidesTexts && name.equals("pattern"))) {
                object.put(name, DOTS);
            } else if (name.equals("line")) {
                object.put(name, value.asString("").split(":", 2)[0] + ": " + DOTS);
            } else if (name.equals("value") || isSecret(name, value)) {
                object.put(name, DOTS);
            } else if (value.isString()) {
                object.put(name, address(value.stringValue()));
            } else {
                mask(value);
            }
        }
    }

    private static boolean isSecret(String name, JsonNode value) {
        return value.isString() && SECRET_NAME.matcher(name).matches();
    }

    /// What is looked for in heads, parameters and addresses can be a secret.
    private static boolean hidesTexts(ObjectNode object) {
        JsonNode subject = object.get("subject");
        return subject != null && !OPEN_SUBJECTS.contains(subject.path("kind").asString(""));
    }
}
