package org.yaomote.ui.fx;

import org.yaomote.policy.Reply;

/// What a service does with its requests, in few words.
public final class ReplyText {
    private ReplyText() {}

    /// The words; empty if its backends answer.
    public static String of(Texts texts, Reply reply) {
        return switch (reply) {
            case Reply.FromBackends _ -> "";
            case Reply.Redirect(var status, var target) ->
                    texts.get("policy.reply.redirect", Integer.toString(status), target);
            case Reply.Status(var status, _) ->
                    texts.get("policy.reply.status", Integer.toString(status));
            case Reply.Files(var directory) -> texts.get("policy.reply.files", directory);
            case Reply.Empty _ -> texts.get("policy.reply.empty");
            case Reply.Metrics _ -> texts.get("policy.reply.metrics");
            case Reply.PassOn _ -> texts.get("policy.reply.passOn");
        };
    }
}
