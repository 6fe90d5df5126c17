package org.yaomote.proxy;

import java.util.Map;

/// What our own pages say, to visitors who know nothing of proxies.
///
/// @param reason of the status line (RFC 9110 §15)
/// @param english sentence
/// @param japanese the same sentence
record PageText(String reason, String english, String japanese) {
    /// Of a service in maintenance.
    static final PageText MAINTENANCE =
            new PageText(
                    "Service Unavailable",
                    "This site is being worked on and will be back soon.",
                    "ただいまメンテナンス中です。まもなく再開します。");

    private static final String AGAIN = " Please try again in a few minutes.";
    private static final String AGAIN_JA = "数分後にもう一度お試しください。";
    private static final Map<Integer, PageText> BY_STATUS =
            Map.ofEntries(
                    entry(
                            308,
                            "Permanent Redirect",
                            "This page is at a secure address.",
                            "このページは安全なアドレスに移動しました。"),
                    entry(
                            400,
                            "Bad Request",
                            "The request could not be understood.",
                            "リクエストを正しく読み取れませんでした。"),
                    entry(
                            404,
                            "Not Found",
                            "There is nothing at this address. Please check it.",
                            "このアドレスには何もありません。アドレスをご確認ください。"),
                    entry(
                            405,
                            "Method Not Allowed",
                            "This method is not allowed here.",
                            "この方法でのアクセスは許可されていません。"),
                    entry(
                            408,
                            "Request Timeout",
                            "The request did not arrive in time. Please try again.",
                            "リクエストが時間内に届きませんでした。もう一度お試しください。"),
                    entry(
                            413,
                            "Content Too Large",
                            "What was sent is too large.",
                            "送信されたデータが大きすぎます。"),
                    entry(414, "URI Too Long", "The address is too long.", "アドレスが長すぎます。"),
                    entry(
                            431,
                            "Request Header Fields Too Large",
                            "The request's headers are too large. Deleting this site's cookies may"
                                    + " help.",
                            "リクエストのヘッダーが大きすぎます。このサイトのCookieを削除すると解決することがあります。"),
                    entry(
                            501,
                            "Not Implemented",
                            "The request needs something that is not supported here.",
                            "このリクエストには対応していません。"),
                    entry(
                            502,
                            "Bad Gateway",
                            "The server of this site gave no usable answer." + AGAIN,
                            "このサイトのサーバーから正しい応答がありませんでした。" + AGAIN_JA),
                    entry(
                            503,
                            "Service Unavailable",
                            "This site is not available at the moment." + AGAIN,
                            "現在このサイトを利用できません。" + AGAIN_JA),
                    entry(
                            504,
                            "Gateway Timeout",
                            "The server of this site took too long to answer." + AGAIN,
                            "このサイトのサーバーから時間内に応答がありませんでした。" + AGAIN_JA),
                    entry(
                            505,
                            "HTTP Version Not Supported",
                            "This version of HTTP is not supported.",
                            "このバージョンのHTTPには対応していません。"));

    private static final PageText OTHER =
            new PageText("Error", "Something went wrong.", "エラーが発生しました。");

    /// The text for a status.
    static PageText of(int status) {
        return BY_STATUS.getOrDefault(status, OTHER);
    }

    /// A whole page with the placeholders of a [PageTemplate].
    String html(PageLanguage language) {
        String sentence = language == PageLanguage.JAPANESE ? japanese : english;
        String number = language == PageLanguage.JAPANESE ? "リクエストID" : "Request id";
        return """
        <!DOCTYPE html>
        <html lang="%s"><head><meta charset="utf-8">\
        <meta name="viewport" content="width=device-width, initial-scale=1">\
        <title>{{status}} %s</title></head>
        <body><h1>{{status}} %s</h1><p>%s</p><p><small>%s: {{id}}</small></p></body></html>
        """
                .formatted(language.tag, reason, reason, sentence, number);
    }

    private static Map.Entry<Integer, PageText> entry(
            int status, String reason, String english, String japanese) {
        return Map.entry(status, new PageText(reason, english, japanese));
    }
}
