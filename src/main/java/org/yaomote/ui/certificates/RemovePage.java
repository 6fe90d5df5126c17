package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.Outcome;
import org.yaomote.config.Listener;
import org.yaomote.config.Protocol;
import org.yaomote.config.ProxyConfig;
import org.yaomote.config.TlsSettings;
import org.yaomote.ui.certificates.CertificateEntry.Origin;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.fx.Texts;
import org.yaomote.ui.fx.UndoOffer;
import org.yaomote.workspace.Edit;
import org.yaomote.workspace.RunState;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Asks before a certificate is removed: first from the listeners that show it, which can be
/// undone; then, if it lies in a folder of this program, its file with the key, which cannot.
final class RemovePage {
    private final CertificateDesk desk;
    private final Texts texts;
    private final Pages pages;
    private final CertificateEntry entry;
    private final Page page;
    private final FaultLine faults;

    RemovePage(CertificateDesk desk, Pages pages, CertificateEntry entry) {
        this.desk = desk;
        this.pages = pages;
        this.entry = entry;
        texts = desk.texts();
        page = new Page(texts, "certificates-remove-page", pages::close);
        faults = new FaultLine(texts);
    }

    /// Shows it.
    void open() {
        Button leave = page.leaving("certificates.remove.keep");
        List<Node> nodes = new ArrayList<>();
        nodes.add(page.paragraph("certificates.remove.what", entry.title()));
        List<Button> buttons = new ArrayList<>();
        if (isRunning()) {
            nodes.add(page.paragraph("certificates.remove.running"));
        }
        if (!entry.users().isEmpty()) {
            nodes.add(page.paragraph("certificates.remove.used", users()));
            buttons.add(
                    new Actions(texts)
                            .button("certificates.remove.unuse", Feather.LOG_OUT, this::unuse));
        } else if (!isRunning()) {
            buttons.add(deletion(nodes));
        }
        nodes.add(faults);
        buttons.add(leave);
        page.show("certificates.remove.title", nodes, buttons);
        pages.open(page);
        // The safe one.
        leave.requestFocus();
    }

    private String users() {
        return String.join(
                texts.get("shell.pending.comma"),
                entry.users().stream().map(TlsUse::name).toList());
    }

    /// What runs may have been changed in the draft only.
    private boolean isRunning() {
        if (desk.context().model().runStateProperty().get() instanceof RunState.Stopped) {
            return false;
        }
        ProxyConfig applied = desk.context().model().appliedProperty().get();
        return TlsUse.of(applied).stream()
                .flatMap(use -> use.files().stream())
                .anyMatch(this::isThis);
    }

    private Button deletion(List<Node> nodes) {
        Button delete =
                new Actions(texts)
                        .button("certificates.remove.delete", Feather.TRASH_2, this::delete);
        delete.getStyleClass().add(Styles.DANGER);
        nodes.add(page.paragraph("certificates.remove.file"));
        FactList file = new FactList(texts);
        file.show(
                entry.file().stream()
                        .map(
                                f ->
                                        new CertificateWords.Fact(
                                                "certificates.fact.file", f.toString(), true))
                        .toList());
        nodes.add(file);
        if (entry.origin() instanceof Origin.Kept) {
            CheckBox known = new CheckBox();
            known.setId("certificates-remove-known");
            known.textProperty().bind(texts.text("certificates.remove.known"));
            known.setWrapText(true);
            delete.disableProperty().bind(known.selectedProperty().not());
            nodes.add(known);
        }
        return delete;
    }

    private void unuse() {
        Edit edit = Edit.of("certificate.unuse", entry.title(), this::withoutThis);
        String users = users();
        desk.context().model().edit(edit);
        UndoOffer.in(desk.context())
                .of(edit, () -> texts.get("certificates.remove.unused", entry.title(), users));
        pages.close();
    }

    private ProxyConfig withoutThis(ProxyConfig config) {
        ProxyConfig changed = config;
        for (Listener listener : config.listeners()) {
            if (listener.protocol() instanceof Protocol.Https(var tls)) {
                changed = changed.withListener(listener.withProtocol(withoutThis(tls)));
            }
        }
        return changed;
    }

    private Protocol withoutThis(TlsSettings tls) {
        List<String> left = tls.certificates().stream().filter(f -> !isThis(f)).toList();
        return new Protocol.Https(tls.withCertificates(left));
    }

    private boolean isThis(String written) {
        Path base = desk.tools().base();
        return entry.file()
                .filter(file -> base.resolve(written).toAbsolutePath().normalize().equals(file))
                .isPresent();
    }

    /// What is still to be ordered anew would come back.
    private void delete() {
        if (entry.origin() instanceof Origin.Ordered(var id, _, _)) {
            desk.whenDone(
                    desk.tools().orders().forget(id),
                    outcome -> {
                        switch (outcome) {
                            case Outcome.Refused<String>(var why) -> faults.show(why);
                            case Outcome.Done<String> _ -> deleteFile();
                        }
                    });
        } else {
            deleteFile();
        }
    }

    private void deleteFile() {
        desk.withShelf(shelf -> shelf.maker().remove(entry.origin()), this::deleted);
    }

    private void deleted(Outcome<Origin> outcome) {
        switch (outcome) {
            case Outcome.Refused<Origin>(var why) -> faults.show(why);
            case Outcome.Done<Origin> _ -> {
                desk.context()
                        .toasts()
                        .show(() -> texts.get("certificates.remove.done", entry.title()));
                pages.close();
                pages.refresh();
            }
        }
    }
}
