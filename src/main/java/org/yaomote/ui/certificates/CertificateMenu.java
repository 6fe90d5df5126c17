package org.yaomote.ui.certificates;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.ui.editing.Actions;
import org.yaomote.ui.editing.RowMenu;
import org.yaomote.ui.editing.ShownKeys;
import org.yaomote.ui.fx.UiContext;

import java.util.List;

/// What can be done with the certificate of a row: first renewing, last removing.
///
/// Thread: the FX thread.
final class CertificateMenu {
    private CertificateMenu() {}

    /// Opens it on the rows of a table.
    ///
    /// @param authority whether the selected row is one: it is neither renewed nor removed here,
    ///   and has no names that another one could be made for
    /// @param copy puts the row into the clipboard
    static void on(
            TableView<?> table,
            UiContext context,
            CertificateActions actions,
            ObservableBooleanValue authority,
            Runnable copy) {
        Actions make = new Actions(context.texts());
        MenuItem renew = make.item("certificates.renew", Feather.ROTATE_CW, actions::renew);
        MenuItem alike = make.item("certificates.alike", Feather.FILE_PLUS, actions::createAlike);
        MenuItem remove = make.item("certificates.remove", Feather.TRASH_2, actions::remove);
        ShownKeys.beside(alike, context.keys().pressed("duplicate"));
        ShownKeys.beside(remove, context.keys().pressed("delete"));
        RowMenu.need(authority.map(is -> !is), List.of(renew, alike, remove));
        RowMenu.on(
                table,
                List.of(
                        renew,
                        make.item("certificates.export", Feather.DOWNLOAD, actions::export),
                        alike,
                        new SeparatorMenuItem(),
                        make.item("rows.copy", Feather.COPY, copy),
                        new SeparatorMenuItem(),
                        remove));
    }
}
