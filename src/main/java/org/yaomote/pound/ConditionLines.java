package org.yaomote.pound;

import org.yaomote.policy.AddressSet;
import org.yaomote.policy.Condition;
import org.yaomote.policy.Rate;
import org.yaomote.policy.Subject;
import org.yaomote.policy.TextPattern;
import org.yaomote.policy.TextPattern.Kind;
import org.yaomote.policy.TextSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Conditions as lines.
final class ConditionLines {
    private final Spelling spelling;
    private final boolean namesEngine;

    /// @param namesEngine whether a pattern says that it is POSIX and whether case counts: needed
    ///   where a `RegexType` or `IgnoreCase` of the text may say otherwise
    ConditionLines(Spelling spelling, boolean namesEngine) {
        this.spelling = spelling;
        this.namesEngine = namesEngine;
    }

    /// The lines of all; empty if the dialect cannot say one of them.
    ///
    /// @param path the field they are of
    Optional<List<PrintedLine>> all(String path, List<Condition> conditions) {
        List<PrintedLine> lines = new ArrayList<>();
        for (Condition condition : conditions) {
            Optional<PrintedLine> line =
                    of(path, condition).or(() -> spelling.unsayable(Slot.CONDITION, condition));
            if (line.isEmpty()) {
                return Optional.empty();
            }
            lines.add(line.get());
        }
        return Optional.of(lines);
    }

    private Optional<PrintedLine> of(String path, Condition condition) {
        return spelling.isNew() ? inNew(path, condition) : inOld(condition);
    }

    private Optional<PrintedLine> inOld(Condition condition) {
        return switch (condition) {
            case Condition.HostIs _, Condition.PathPrefix _ -> Optional.of(plain(condition));
            case Condition.Matches(Subject.Url _, var pattern) -> old("URL", pattern, false);
            case Condition.Matches(Subject.AnyHeader _, var pattern) ->
                    old("HeadRequire", pattern, true);
            case Condition.Not(Condition.Matches(Subject.AnyHeader _, var pattern)) ->
                    old("HeadDeny", pattern, true);
            case Condition.Matches _, Condition.Not _, Condition.ClientIn _ -> Optional.empty();
            case Condition.Authorized _, Condition.WithinRate _ -> Optional.empty();
            case Condition.ShowsCertificate _, Condition.Named _ -> Optional.empty();
            case Condition.All _, Condition.Any _ -> Optional.empty();
        };
    }

    private Optional<PrintedLine> old(String word, TextPattern pattern, boolean ignoresCase) {
        boolean canSay =
                pattern.kind() == Kind.POSIX
                        && pattern.ignoreCase() == ignoresCase
                        && pattern.tag().isEmpty();
        return switch (pattern.texts()) {
            case TextSource.Inline(var lines)
                    when canSay
                            && lines.size() == 1
                            && Spelling.canSay(lines.getFirst(), Dialect.POUND_2) ->
                    Optional.of(line(word + " " + spelling.quoted("", lines.getFirst())));
            case TextSource.Inline _, TextSource.File _ -> Optional.empty();
        };
    }

    private PrintedLine plain(Condition condition) {
        MatchText.Line line = MatchText.write(condition, spelling.dialect());
        String flag = line.flag().isEmpty() ? "" : line.flag() + " ";
        return line(line.word() + " " + flag + spelling.quoted("", line.pattern()));
    }

    private Optional<PrintedLine> inNew(String path, Condition condition) {
        return switch (condition) {
            case Condition.HostIs _, Condition.PathPrefix _ ->
                    MatchText.plain(condition).chars().noneMatch(Character::isISOControl)
                            ? Optional.of(plain(condition))
                            : Optional.empty();
            case Condition.Matches(var subject, var pattern) -> matches(path, subject, pattern);
            case Condition.ClientIn(var addresses, var forwarded) ->
                    Optional.of(addresses(path, forwarded ? "ACL -forwarded" : "ACL", addresses));
            case Condition.Authorized(TextSource.File(var file, var watched)) ->
                    Optional.of(
                            line(
                                    "BasicAuth "
                                            + (watched ? "" : "-file ")
                                            + spelling.quoted(path, file)));
            // Pound has passwords in files only.
            case Condition.Authorized(TextSource.Inline _) -> Optional.empty();
            case Condition.WithinRate(var key, var rate) ->
                    Optional.of(line("TBF " + spelling.quoted(path, key) + " " + rate(rate)));
            case Condition.ShowsCertificate(var file) ->
                    Optional.of(line("ClientCert " + spelling.quoted(path, file)));
            case Condition.All(var parts) -> section("Match AND", path, parts);
            case Condition.Any(var parts) -> section("Match OR", path, parts);
            case Condition.Not(Condition.Not negated) ->
                    section("Match AND", path, List.of(negated)).map(l -> l.behind("Not"));
            case Condition.Not(var negated) -> of(path, negated).map(l -> l.behind("Not"));
            case Condition.Named(var name) ->
                    Optional.of(line("Eval " + spelling.quoted(path, name)));
        };
    }

    private Optional<PrintedLine> section(String opener, String path, List<Condition> parts) {
        return all(path, parts).map(lines -> section(opener, lines));
    }

    private static PrintedLine section(String opener, List<PrintedLine> lines) {
        return PrintedLine.section(Slot.CONDITION, opener, "", lines);
    }

    /// A set of addresses behind a word: `ACL`, `TrustedIP`.
    PrintedLine addresses(String path, String opener, AddressSet addresses) {
        return switch (addresses) {
            case AddressSet.Named(var name) -> line(opener + " " + spelling.quoted(path, name));
            case AddressSet.Listed(TextSource.File file) ->
                    line(opener + " " + spelling.file(path, file));
            case AddressSet.Listed(TextSource.Inline(var lines)) ->
                    section(opener, spelling.raw(path, lines));
        };
    }

    private Optional<PrintedLine> matches(String path, Subject subject, TextPattern pattern) {
        String word =
                word(path, subject) + flags(path, pattern, usualKind(subject), usualCase(subject));
        return switch (pattern.texts()) {
            case TextSource.File file -> Optional.of(line(word + " " + spelling.file(path, file)));
            case TextSource.Inline(var lines) -> {
                boolean canSay = lines.stream().allMatch(l -> Spelling.canSay(l, Dialect.POUND_4));
                List<PrintedLine> each =
                        lines.stream()
                                .map(l -> line(word + " " + spelling.quoted(path, l)))
                                .toList();
                if (!canSay) {
                    yield Optional.empty();
                }
                yield Optional.of(each.size() == 1 ? each.getFirst() : section("Match OR", each));
            }
        };
    }

    private String word(String path, Subject subject) {
        return switch (subject) {
            case Subject.Url _ -> "URL";
            case Subject.Path(var decode) -> decode ? "Path -decode" : "Path";
            case Subject.Query _ -> "Query";
            case Subject.Parameter(var name, var decode) ->
                    "QueryParam " + spelling.quoted(path, name) + (decode ? " -decode" : "");
            case Subject.Host _ -> "Host";
            case Subject.AnyHeader _ -> "Header";
            case Subject.Header(var name) -> "Header " + spelling.quoted(path, name);
            case Subject.Method _ -> "Method";
            case Subject.Expanded(var text) -> "StringMatch " + spelling.quoted(path, text);
        };
    }

    private static Kind usualKind(Subject subject) {
        return subject instanceof Subject.Host ? Kind.EXACT : Kind.POSIX;
    }

    private static boolean usualCase(Subject subject) {
        return switch (subject) {
            case Subject.Host _, Subject.AnyHeader _, Subject.Header _ -> true;
            case Subject.Url _, Subject.Path _, Subject.Query _, Subject.Parameter _ -> false;
            case Subject.Method _, Subject.Expanded _ -> false;
        };
    }

    /// The flags of a pattern that a word does not have by itself, each with a blank before it.
    String flags(String path, TextPattern pattern, Kind usual, boolean ignoresCase) {
        String kind =
                switch (pattern.kind()) {
                    case POSIX -> namesEngine ? " -re -posix" : usual == Kind.POSIX ? "" : " -re";
                    case PCRE -> usual == Kind.POSIX ? " -pcre" : " -re -pcre";
                    case EXACT -> usual == Kind.EXACT ? "" : " -exact";
                    case BEGIN -> " -beg";
                    case END -> " -end";
                    case CONTAIN -> " -contain";
                };
        boolean isClear = pattern.ignoreCase() == ignoresCase && !namesEngine;
        String letters = isClear ? "" : pattern.ignoreCase() ? " -icase" : " -case";
        String tag = pattern.tag().isEmpty() ? "" : " -tag " + spelling.quoted(path, pattern.tag());
        return kind + letters + tag;
    }

    private static String rate(Rate rate) {
        Duration per = rate.per();
        boolean isSeconds = per.equals(Duration.ofSeconds(per.toSeconds()));
        boolean isMillis = per.equals(Duration.ofMillis(per.toMillis()));
        String time =
                isSeconds
                        ? per.toSeconds() + "s"
                        : isMillis ? per.toMillis() + "ms" : per.toNanos() / 1000 + "us";
        String unit = time.matches("1(s|ms|us)") ? time.substring(1) : time;
        return rate.tokens() + "/" + unit + " " + (Math.min(rate.burst(), Long.MAX_VALUE - 1) + 1);
    }

    private static PrintedLine line(String text) {
        return PrintedLine.of(Slot.CONDITION, text);
    }
}
