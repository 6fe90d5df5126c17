package org.yaomote.pound;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Every directive of both dialects: where it may stand, what follows it, what becomes of it.
///
/// The one place that knows a word: the reader looks rows up, the writer takes its spelling and
/// dialects from them, and a misspelt word is compared with them. What is `taken` has its meaning
/// in one of the assemblers.
final class DirectiveTable {
    /// `group || words || arguments || effect || dialects || values that need nothing`.
    ///
    /// Groups are those of [Scope], arguments those of [Argument.Kind] (`?` = may be absent), and
    /// `{scope}` says what is opened (`{scope}?` = only where no value follows the word).
    private static final String ROWS =
            """
            any || Include || "s" || taken || 24

            global || User Group || "s" || kept:rights || 24
            global || RootJail || "s" || kept:jail || 24
            global || Daemon || b || kept:daemon || 24
            global || Supervisor || b || kept:daemon || 4
            global || PIDFile || "s" || kept:daemon || 4
            global || WorkerMinCount WorkerMaxCount || n1..1000000 || kept:threads || 4
            global || Threads || n1..1000000 || kept:threads || 24
            global || WorkerIdleTimeout || d1 || kept:threads || 4
            global || WorkerStackSize || z1 || kept:threads || 4
            global || ConnectionQueueSize || n1..100000000 || kept:threads || 4
            global || ReserveFD || * || kept:threads || 4
            global || Grace || d0 || taken || 24
            global || Alive || d1 || taken || 24
            global || WSTimeOut || d1 || taken || 24
            global || Client TimeOut ConnTO || d1 || taken || 24
            global || WatcherTTL || d1 || kept:watch || 4
            global || LogFacility || w || kept:syslog || 24
            global || LogLevel || level || taken || 24
            global || LogFormat || "s" "s" || taken || 4
            global || LogTag || "s" || kept:syslog || 4
            global || Anonymise Anonymize || b? || taken || 24
            global || Balancer || random|iwrr || taken || 4
            global || DynScale || b || taken || 2
            global || HeaderOption || * || taken || 4
            global || ForwardedHeader || "s" || taken || 4
            global || TrustedIP || *? {raw}? || taken || 4
            global || CombineHeaders || {raw} || taken || 4
            global || LineBufferSize || z4096 || taken || 4
            global || RegexType || posix|pcre|perl || taken || 4
            global || IgnoreCase || b || taken || 24
            global || IncludeDir || "s" || taken || 4
            global || BackEndStats || b || taken || 4
            global || Control || "s"? {control}? || kept:control || 24
            global || BackEnd || "s" {backend} || taken || 4
            global || ACL || *? {raw} || taken || 4
            global || Condition || "s" {match} || taken || 4
            global || Constant || *? || taken || 4
            global || Resolver || {resolver} || kept:resolver || 4
            global || Lua || {lua} || kept:lua || 4
            global || SSLEngine || "s" || kept:engine || 24
            global || ECDHCurve || *? || kept:engine || 24
            global || Service || "s"? {service} || taken || 24
            global || ListenHTTP || "s"? {http} || taken || 24
            global || ListenHTTPS || "s"? {https} || taken || 24
            global || Tunnel || "s"? {tunnel} || taken || 4

            listener || Address || w || taken || 24
            listener || Port || port || taken || 24
            listener || SocketFrom || "s" || refused:socket || 4
            listener || xHTTP || n0..4 || taken || 24
            listener || Client || d1 || taken || 24
            listener || CheckURL || "s" || taken || 24
            listener || MaxRequest || z0 || taken || 24
            listener || MaxURI || z1 || taken || 4
            listener || ErrorFile || n400..599 "s" || taken || 4
            listener || Err400 Err401 Err403 Err404 Err413 || "s" || taken || 4
            listener || Err414 Err500 Err501 Err503 || "s" || taken || 24
            listener || RewriteErrors || b || taken || 4
            listener || RewriteLocation || n0..2 || taken || 24
            listener || RewriteDestination || b || taken || 24
            listener || HeaderOption || * || taken || 4
            listener || LogLevel || level || taken || 24
            listener || ForwardedHeader || "s" || taken || 4
            listener || TrustedIP || *? {raw}? || taken || 4
            listener || LineBufferSize || z4096 || taken || 4
            listener || Constant || *? || taken || 4
            listener || Service || "s"? {service} || taken || 24
            listener || HeadRemove AddHeader || *? || taken || 24
            listener || HeaderRemove HeaderAdd DeleteHeader SetHeader SetURL || *? || taken || 4
            listener || SetPath SetQuery SetQueryParam || *? || taken || 4
            listener || DeleteQuery || - || taken || 4
            listener || LuaModify || * || kept:lua || 4
            listener || Rewrite || request|response? {rewrite} || taken || 4
            http || ACME || "s" || taken || 4
            https || Cert || "s" || taken || 24
            https || ClientCert || n0..3 n0..9? || taken || 24
            https || CAlist VerifyList CRLlist || "s" || taken || 24
            https || Ciphers || *? || taken || 24
            https || Disable || SSLv2|SSLv3|TLSv1|TLSv1_1|TLSv1_2 || taken || 24
            https || SSLHonorCipherOrder || b || taken || 24
            https || SSLAllowClientRenegotiation || n0..2 || kept:renegotiation || 24 || 0
            https || NoHTTPS11 || n0..2 || taken || 24

            tunnel || Address || w || taken || 4
            tunnel || Port || port || taken || 4
            tunnel || SocketFrom || "s" || refused:socket || 4
            tunnel || BackEnd || "s"? {backend} || taken || 4

            conditions || URL || *? || taken || 24
            conditions || HeadRequire HeadDeny || *? || taken || 24
            conditions || Header Host Path Query QueryParam Method StringMatch || *? || taken || 4
            conditions || ACL || *? {raw}? || taken || 4
            conditions || BasicAuth TBF || *? || taken || 4
            conditions || ClientCert Eval || "s" || taken || 4
            conditions || LuaMatch || * || kept:luaService || 4
            conditions || Match || AND|OR? {match} || taken || 4
            conditions || Not || * || taken || 4

            service || BackEnd || "s"? {backend} || taken || 24
            service || UseBackend || *? || taken || 4
            service || Emergency || {emergency} || taken || 24
            service || Redirect || * || taken || 24
            service || Error || n200..599 "s"? || taken || 4
            service || SendFile || "s" || taken || 4
            service || Success Metrics || - || taken || 4
            service || Control || - || refused:control || 4
            service || LuaBackend || * || kept:luaService || 4
            service || Session || {session} || taken || 24
            service || Balancer || random|iwrr || taken || 4
            service || Disabled || b || taken || 24
            service || FallThrough || b? || taken || 4
            service || LogSuppress || * || taken || 4
            service || ContentCapture || z0 || kept:lua || 4
            service || RewriteErrors || b || taken || 4
            service || ForwardedHeader || "s" || taken || 4
            service || TrustedIP || *? {raw}? || taken || 4
            service || Constant || *? || taken || 4
            service || IgnoreCase || b || taken || 24
            service || DynScale || b || taken || 2

            changes || SetHeader HeaderAdd AddHeader DeleteHeader HeaderRemove || *? || taken || 4
            changes || HeadRemove SetURL SetPath SetQuery SetQueryParam || *? || taken || 4
            changes || DeleteQuery || - || taken || 4
            changes || LuaModify || * || kept:lua || 4
            changes || Rewrite || request|response? {rewrite} || taken || 4
            rewrite || Else || - || taken || 4

            server || Address || w || taken || 24
            server || Port || port || taken || 24
            backend || Priority || N1..65535 || taken || 24
            server || TimeOut ConnTO WSTimeOut || d1 || taken || 24
            backend || HAport || * || taken || 2
            server || HTTPS || b? || taken || 24
            server || Cert || "s" || taken || 24
            server || Ciphers || *? || taken || 24
            server || Disable || SSLv2|SSLv3|TLSv1|TLSv1_1|TLSv1_2 || taken || 24
            server || ServerName || "s" || taken || 4
            server || Disabled || b || taken || 24
            server || Resolve || immediate|first|all|srv || taken || 4
            server || Family || any|unix|inet|inet6 || taken || 4
            server || IgnoreSRVWeight || b || kept:srv || 4
            server || OverrideTTL RetryInterval || d1 || taken || 4
            backend || Use || "s" || taken || 4

            session || Type || IP|BASIC|URL|PARM|COOKIE|HEADER || taken || 24
            session || TTL || -d || taken || 24
            session || ID || "s" || taken || 24

            control || Socket || "s" || taken || 4
            control || Mode || n0..777 || taken || 4
            control || ChangeOwner || b || taken || 4
            resolver || ConfigFile || "s" || taken || 4
            resolver || ConfigText || {raw} || taken || 4
            resolver || Debug || b || taken || 4
            resolver || CNAMEChain || n0..1000 || taken || 4
            resolver || RetryInterval || d1 || taken || 4
            lua || Load LoadGlobal || * || taken || 4
            lua || Path CPath || "s" || taken || 4
            """;

    private static final Map<Scope, Map<String, DirectiveRow>> BY_SCOPE = read();

    private static final Map<String, List<Scope>> BY_WORD = scopes();

    private DirectiveTable() {}

    /// The row of a word in a section, whatever the word's case.
    static Optional<DirectiveRow> row(Scope scope, String word) {
        return Optional.ofNullable(rows(scope).get(word.toLowerCase(Locale.ROOT)));
    }

    /// The sections a word is valid in, the outermost first.
    static List<Scope> scopesOf(String word) {
        return BY_WORD.getOrDefault(word.toLowerCase(Locale.ROOT), List.of());
    }

    /// The words valid in a section, as the manual spells them.
    static List<String> words(Scope scope) {
        return rows(scope).values().stream().map(DirectiveRow::word).toList();
    }

    /// What the line opens when it stands under this row; `Not` opens what it stands before.
    static Optional<Scope> opened(DirectiveRow row, Directive line) {
        if (!row.word().equals("Not")) {
            return row.opens(line);
        }
        Optional<Directive> negated = line.rest();
        return negated.flatMap(n -> row(Scope.MATCH, n.word().text()))
                .filter(r -> !r.word().equals("Not"))
                .flatMap(r -> r.opens(negated.orElse(line)));
    }

    private static Map<String, DirectiveRow> rows(Scope scope) {
        return BY_SCOPE.getOrDefault(scope, Map.of());
    }

    private static Map<Scope, Map<String, DirectiveRow>> read() {
        Map<Scope, Map<String, DirectiveRow>> all = new EnumMap<>(Scope.class);
        for (String line : ROWS.lines().filter(l -> !l.isBlank()).toList()) {
            String[] cells = line.split("\\|\\|", 3);
            for (String word : cells[1].strip().split(" ", -1)) {
                DirectiveRow row = DirectiveRow.parse(cells[0] + "||" + word + "||" + cells[2]);
                for (Scope scope : Scope.values()) {
                    if (scope.groups().contains(row.group())) {
                        all.computeIfAbsent(scope, _ -> new LinkedHashMap<>())
                                .put(word.toLowerCase(Locale.ROOT), row);
                    }
                }
            }
        }
        return all;
    }

    private static Map<String, List<Scope>> scopes() {
        Map<String, List<Scope>> all = new HashMap<>();
        BY_SCOPE.forEach(
                (scope, rows) ->
                        rows.keySet()
                                .forEach(
                                        word ->
                                                all.computeIfAbsent(word, _ -> new ArrayList<>())
                                                        .add(scope)));
        return all;
    }
}
