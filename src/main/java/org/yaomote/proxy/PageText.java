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

    private static final String ELSEWHERE = "This page is at another address.";
    private static final String ELSEWHERE_JA = "このページは別のアドレスにあります。";
    private static final String AGAIN = " Please try again in a few minutes.";
    private static final String AGAIN_JA = "数分後にもう一度お試しください。";
    private static final Map<Integer, PageText> BY_STATUS =
            Map.ofEntries(
                    entry(301, "Moved Permanently", ELSEWHERE, ELSEWHERE_JA),
                    entry(302, "Found", ELSEWHERE, ELSEWHERE_JA),
                    entry(303, "See Other", ELSEWHERE, ELSEWHERE_JA),
                    entry(307, "Temporary Redirect", ELSEWHERE, ELSEWHERE_JA),
                    entry(308, "Permanent Redirect", ELSEWHERE, ELSEWHERE_JA),
                    entry(
                            400,
                            "Bad Request",
                            "The request could not be understood.",
                            "リクエストを正しく読み取れませんでした。"),
                    entry(
                            401,
                            "Unauthorized",
                            "A name and a password are needed here.",
                            "ユーザー名とパスワードが必要です。"),
                    entry(
                            403,
                            "Forbidden",
                            "This page may not be seen from here.",
                            "このページを表示する権限がありません。"),
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
                            429,
                            "Too Many Requests",
                            "Too much was asked in a short time. Please wait a little.",
                            "短時間にリクエストが集中しました。しばらくお待ちください。"),
                    entry(
                            431,
                            "Request Header Fields Too Large",
                            "The request's headers are too large. Deleting this site's cookies may"
                                    + " help.",
                            "リクエストのヘッダーが大きすぎます。このサイトのCookieを削除すると解決することがあります。"),
                    entry(
                            500,
                            "Internal Server Error",
                            "The request could not be processed." + AGAIN,
                            "リクエストを処理できませんでした。" + AGAIN_JA),
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

    private static final PageText FINE = new PageText("OK", "", "");

    /// The text for a status.
    static PageText of(int status) {
        return BY_STATUS.getOrDefault(status, status < 300 ? FINE : OTHER);
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
