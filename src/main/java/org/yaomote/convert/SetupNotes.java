package org.yaomote.convert;

import org.yaomote.config.Problem;
import org.yaomote.config.Where;
import org.yaomote.words.Words;

import java.util.List;

/// Writes the README of an export: the steps, the files to bring along, and what changes.
///
/// @param words its language
record SetupNotes(Words words) {
    private static final String STEP = "outgrowing.readme.";

    String alone(PairPlan.Engine engine, Bundle bundle) {
        StringBuilder text = title("alone", engine.service());
        files(text, bundle);
        text.append('\n').append(words.text(STEP + "steps")).append("\n\n");
        step(text, 1, "install", engine.service());
        step(text, 2, "place", engine.fileName(), engine.folder());
        step(text, 3, "check", check(engine));
        step(text, 4, "stop");
        step(text, 5, "start", engine.service());
        return changes(text, bundle);
    }

    String pair(PairPlan plan, Bundle bundle) {
        PairPlan.Engine engine = plan.engine();
        StringBuilder text = title("pair", engine.service(), plan.address());
        files(text, bundle);
        text.append('\n').append(words.text(STEP + "steps.both")).append("\n\n");
        step(text, 1, "install", engine.service() + " keepalived curl");
        step(text, 2, "place", engine.fileName(), engine.folder());
        step(text, 3, "nonlocal", plan.isIpv6() ? "ipv6" : "ipv4");
        step(text, 4, "check", check(engine));
        step(text, 5, "script", KeepalivedText.CHECK);
        step(text, 6, "keepalived");
        step(text, 7, "vrrp", plan.router(), plan.device());
        step(text, 8, "start", engine.service() + " keepalived");
        step(text, 9, "try", plan.address(), plan.device());
        text.append('\n').append(words.text(STEP + "pair.know", plan.address())).append('\n');
        return changes(text, bundle);
    }

    String cluster(ClusterPlan plan, Bundle bundle) {
        StringBuilder text = title("cluster", plan.namespace());
        text.append('\n').append(words.text(STEP + "steps")).append("\n\n");
        step(text, 1, "crds");
        step(text, 2, "class", plan.gatewayClass());
        step(text, 3, "namespace", plan.namespace());
        step(text, 4, "keys");
        boolean isThere = bundle.parts().stream().anyMatch(p -> p.name().equals(ClusterKeys.FILE));
        if (isThere) {
            text.append("\n        kubectl apply -f ").append(ClusterKeys.FILE).append('\n');
        }
        bundle.needed().forEach(file -> key(text, plan, file));
        text.append('\n');
        step(text, 5, "dry");
        step(text, 6, "apply");
        step(text, 7, "look", plan.namespace());
        return changes(text, bundle);
    }

    /// A command for a file, which names it and does not show it.
    private static void key(StringBuilder text, ClusterPlan plan, Bundle.Needed file) {
        String quoted = "'" + file.source().replace("'", "'\\''") + "'";
        // One file has both halves; the half that is not secret must not bring the other along.
        String command =
                file.target().startsWith("Secret/")
                        ? "kubectl create secret tls "
                                + file.name()
                                + " --cert="
                                + half("CERTIFICATE", quoted)
                                + " --key="
                                + half("PRIVATE KEY", quoted)
                        : "kubectl create configmap "
                                + file.name()
                                + " --from-file=ca.crt="
                                + quoted;
        text.append("\n        ").append(command);
        text.append(" --namespace=").append(plan.namespace()).append('\n');
    }

    private static String half(String label, String file) {
        return "<(sed -n '/-BEGIN.* " + label + "-/,/-END.* " + label + "-/p' " + file + ")";
    }

    private StringBuilder title(String which, Object... arguments) {
        StringBuilder text = new StringBuilder();
        text.append("# ").append(words.text(STEP + which + ".title", arguments)).append("\n\n");
        return text.append(words.text(STEP + which, arguments)).append('\n');
    }

    private void files(StringBuilder text, Bundle bundle) {
        if (bundle.needed().isEmpty()) {
            return;
        }
        text.append('\n').append(words.text(STEP + "files")).append("\n\n");
        bundle.needed()
                .forEach(
                        file ->
                                text.append("- `")
                                        .append(file.source())
                                        .append("` → `")
                                        .append(file.target())
                                        .append("`\n"));
    }

    private void step(StringBuilder text, int number, String which, Object... arguments) {
        text.append(number).append(". ").append(words.text(STEP + which, arguments)).append('\n');
    }

    private String changes(StringBuilder text, Bundle bundle) {
        List<Problem> losses = bundle.losses();
        text.append("\n## ").append(words.text(STEP + "changes")).append("\n\n");
        if (losses.isEmpty()) {
            text.append(words.text(STEP + "nothing")).append('\n');
        }
        for (Problem loss : losses) {
            String path = loss.where() instanceof Where.Field(var at) ? at : "";
            text.append("- ").append(words.problem(loss));
            text.append(path.isEmpty() ? "\n" : " (`" + path + "`)\n");
        }
        return text.toString();
    }

    private static String check(PairPlan.Engine engine) {
        return switch (engine) {
            case HAPROXY -> "haproxy -c -f /etc/haproxy/haproxy.cfg";
            case NGINX -> "nginx -t";
        };
    }
}
