package org.yaomote.ui.services;

import javafx.scene.Node;

import org.yaomote.config.Balancing;
import org.yaomote.config.UpstreamHttp;
import org.yaomote.ui.editing.Disclosure;
import org.yaomote.ui.editing.SettingRows;
import org.yaomote.ui.fx.FilePicker;
import org.yaomote.ui.fx.Form;
import org.yaomote.ui.fx.Texts;

import java.util.List;

/// The folded parts of a service's form: how the work is shared, how backends are checked, how they
/// are spoken to.
final class OptionsParts {
    private static final String PREFIX = "services.options";

    private final SettingRows<ServiceOptionsForm> sharing;
    private final SettingRows<ServiceOptionsForm> checking;
    private final SettingRows<ServiceOptionsForm> speaking;
    private final Disclosure share;
    private final Disclosure check;
    private final Disclosure speak;

    OptionsParts(Texts texts, FilePicker picker) {
        Form first = new Form(texts);
        Form second = new Form(texts);
        Form third = new Form(texts);
        this.sharing = new SettingRows<>(texts, first, PREFIX);
        this.checking = new SettingRows<>(texts, second, PREFIX);
        this.speaking = new SettingRows<>(texts, third, PREFIX);
        share(first);
        check(second);
        speak(picker);
        this.share = new Disclosure(texts, "services.part.share", first.node());
        this.check = new Disclosure(texts, "services.part.check", second.node());
        this.speak = new Disclosure(texts, "services.part.speak", third.node());
    }

    /// All parts, in their order.
    List<Node> nodes() {
        return List.of(share, check, speak);
    }

    /// Shows a service, or the same one anew.
    void show(ServiceForm service) {
        ServiceOptionsForm options = service.options();
        sharing.show(options);
        checking.show(options);
        speaking.show(options);
        share.show(service, options.isSharingNotable());
        check.show(service, options.isCheckNotable());
        speak.show(service, options.isWayNotable());
    }

    /// Opens and focuses the field at a path below the options.
    ///
    /// @return whether it is here
    boolean reveal(String field) {
        return reveal(share, sharing, field)
                || reveal(check, checking, field)
                || reveal(speak, speaking, field);
    }

    /// A field in a closed part takes no focus, so it is opened first.
    private static boolean reveal(
            Disclosure part, SettingRows<ServiceOptionsForm> rows, String field) {
        boolean was = part.isExpanded();
        part.setExpanded(true);
        part.applyCss();
        boolean found = rows.reveal(field);
        part.setExpanded(was || found);
        return found;
    }

    private void share(Form form) {
        sharing.choice(
                        "balancing",
                        Balancing.values(),
                        ServiceOptionsForm::balancing,
                        ServiceOptionsForm::setBalancing)
                .help("services.options.balancing.help");
        sharing.text("slowStart", ServiceOptionsForm::slowStart)
                .help("services.options.slowStart.help");
        form.pair(
                sharing.text("queue.length", ServiceOptionsForm::queueLength),
                sharing.text("queue.patience", ServiceOptionsForm::queuePatience));
        sharing.note("queue.help");
    }

    private void check(Form form) {
        checking.choice(
                        "healthCheck",
                        CheckKind.values(),
                        ServiceOptionsForm::checkKind,
                        ServiceOptionsForm::setCheckKind)
                .help("services.options.healthCheck.help");
        checking.only(
                checking.text("healthCheck.path", ServiceOptionsForm::checkPath)
                        .help("services.options.healthCheck.path.help"),
                OptionsParts::isHttp);
        checking.only(
                checking.text("healthCheck.host", ServiceOptionsForm::checkHost)
                        .help("services.options.healthCheck.host.help"),
                OptionsParts::isHttp);
        checking.only(
                form.pair(
                        checking.text("healthCheck.statusFrom", ServiceOptionsForm::statusFrom),
                        checking.text("healthCheck.statusTo", ServiceOptionsForm::statusTo)),
                OptionsParts::isHttp);
        checking.only(
                form.pair(
                        checking.text("healthCheck.interval", ServiceOptionsForm::interval),
                        checking.text("healthCheck.timeout", ServiceOptionsForm::timeout)),
                OptionsParts::isAsking);
        checking.only(
                form.pair(
                        checking.text("healthCheck.fall", ServiceOptionsForm::fall),
                        checking.text("healthCheck.rise", ServiceOptionsForm::rise)),
                OptionsParts::isAsking);
    }

    private void speak(FilePicker picker) {
        speaking.flag(
                "tls",
                ServiceOptionsForm::isSecure,
                ServiceOptionsForm::setSecure,
                f -> f.fields().at("tls"));
        speaking.only(
                speaking.flag(
                        "tls.verify",
                        ServiceOptionsForm::isVerifying,
                        ServiceOptionsForm::setVerifying,
                        f -> f.fields().at("tls.verify")),
                ServiceOptionsForm::isSecure);
        speaking.only(
                speaking.text("tls.serverName", ServiceOptionsForm::serverName)
                        .help("services.options.tls.serverName.help"),
                ServiceOptionsForm::isSecure);
        speaking.only(
                speaking.file("tls.authorities", ServiceOptionsForm::authorities, picker)
                        .help("services.options.tls.authorities.help"),
                ServiceOptionsForm::isSecure);
        speaking.only(
                speaking.file(
                                "tls.clientCertificate",
                                ServiceOptionsForm::clientCertificate,
                                picker)
                        .help("services.options.tls.clientCertificate.help"),
                ServiceOptionsForm::isSecure);
        speaking.choice(
                        "http",
                        UpstreamHttp.values(),
                        ServiceOptionsForm::http,
                        ServiceOptionsForm::setHttp)
                .help("services.options.http.help")
                .problem(speaking.problem(f -> f.fields().at("http")));
    }

    private static boolean isHttp(ServiceOptionsForm form) {
        return form.checkKind() == CheckKind.HTTP;
    }

    private static boolean isAsking(ServiceOptionsForm form) {
        return form.checkKind() != CheckKind.NONE;
    }
}
