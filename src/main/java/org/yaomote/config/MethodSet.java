package org.yaomote.config;

import java.util.Set;
import java.util.TreeSet;

/// The request methods a listener lets through; the steps are those of Pound's `xHTTP` directive.
///
/// Every step includes the ones before it. [#ANY] is our own default: every method token but
/// CONNECT and TRACE, which no listener forwards.
public enum MethodSet {
    /// Every method but CONNECT and TRACE.
    ANY(null, ""),
    /// `xHTTP 0`: GET, HEAD and POST.
    BASIC(null, "GET HEAD POST"),
    /// `xHTTP 1`: and PUT, DELETE, PATCH.
    EXTENDED(BASIC, "PUT DELETE PATCH"),
    /// `xHTTP 2`: and the WebDAV methods (RFC 4918, RFC 3253) with OPTIONS.
    WEBDAV(
            EXTENDED,
            "LOCK UNLOCK PROPFIND PROPPATCH SEARCH MKCOL MOVE COPY OPTIONS MKACTIVITY CHECKOUT"
                    + " MERGE REPORT"),
    /// `xHTTP 3`: and Microsoft's extensions of WebDAV.
    MICROSOFT(WEBDAV, "SUBSCRIBE UNSUBSCRIBE NOTIFY BPROPFIND BPROPPATCH POLL BMOVE BCOPY BDELETE"),
    /// `xHTTP 4` (2.4 to 4.4): and RPC over HTTP.
    RPC(MICROSOFT, "RPC_IN_DATA RPC_OUT_DATA");

    private final Set<String> methods;

    MethodSet(@org.jspecify.annotations.Nullable MethodSet base, String words) {
        TreeSet<String> all = new TreeSet<>();
        if (base != null) {
            all.addAll(base.methods);
        }
        if (!words.isEmpty()) {
            all.addAll(Set.of(words.split(" ")));
        }
        methods = Set.copyOf(all);
    }

    /// Whether a request with this method may pass; the method's case matters (RFC 9110 §9.1).
    public boolean allows(String method) {
        if (this == ANY) {
            return !method.equals("CONNECT") && !method.equals("TRACE");
        }
        return methods.contains(method);
    }

    /// Whether Pound knows a method, allowed or not.
    public static boolean isKnown(String method) {
        return RPC.methods.contains(method) || method.equals("CONNECT") || method.equals("TRACE");
    }

    /// The methods as the Allow field of an answer lists them (RFC 9110 §10.2.1); for [#ANY] the
    /// usual ones.
    public String allow() {
        String usual = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
        return this == ANY ? usual : String.join(", ", new TreeSet<>(methods));
    }

    /// The methods by name; empty for [#ANY], which has no list.
    public Set<String> methods() {
        return methods;
    }
}
