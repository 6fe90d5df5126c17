package org.yaomote.ui.certificates;

import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.Outcome;
import org.yaomote.ui.editing.Actions;

import java.nio.file.Path;
import java.util.List;

/// Writes the certificates of the local authority, which hold no secret, where the user says.
record SaveAuthority(CertificateDesk desk) {
    /// A button that asks where.
    ///
    /// @param faults says why it could not be done
    Button button(String key, FaultLine faults) {
        Button button = new Actions(desk.texts()).button(key, Feather.DOWNLOAD, () -> {});
        button.setOnAction(
                _ ->
                        desk.tools()
                                .targets()
                                .choose(
                                        button.getScene().getWindow(),
                                        desk.texts().get(key),
                                        Path.of("yaomote-ca.pem"))
                                .ifPresent(file -> save(file, faults)));
        return button;
    }

    private void save(Path file, FaultLine faults) {
        desk.withShelf(
                shelf -> shelf.maker().saveAuthority(file),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Refused<Path>(var why) -> faults.show(why);
                        case Outcome.Done<Path>(var written, _) -> {
                            faults.show(List.of());
                            desk.context()
                                    .toasts()
                                    .show(() -> desk.texts().get("certificates.saved", written));
                        }
                    }
                });
    }
}
