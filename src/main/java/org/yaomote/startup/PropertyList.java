package org.yaomote.startup;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Property lists of launchd, in XML.
final class PropertyList {
    private static final Pattern ARGUMENTS =
            Pattern.compile("<key>ProgramArguments</key>\\s*<array>(.*?)</array>", Pattern.DOTALL);
    private static final Pattern STRING = Pattern.compile("<string>(.*?)</string>", Pattern.DOTALL);

    private PropertyList() {}

    /// A job.
    ///
    /// @param rest more keys and values, in XML
    static String job(String label, List<String> words, String rest) {
        String arguments =
                words.stream()
                        .map(word -> "    <string>" + escaped(word) + "</string>\n")
                        .collect(Collectors.joining());
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>%s</string>
          <key>ProgramArguments</key>
          <array>
        %s  </array>
        %s</dict>
        </plist>
        """
                .formatted(label, arguments, rest);
    }

    /// The words of a job; none if it cannot be read.
    static List<String> words(String text) {
        Matcher arguments = ARGUMENTS.matcher(text);
        return arguments.find()
                ? STRING.matcher(arguments.group(1))
                        .results()
                        .map(found -> plain(found.group(1)))
                        .toList()
                : List.of();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
