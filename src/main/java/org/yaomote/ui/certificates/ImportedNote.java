package org.yaomote.ui.certificates;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.kordamp.ikonli.feather.Feather;
import org.yaomote.certificate.Fault;
import org.yaomote.ui.certificates.CertificateMaker.Made;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has a listener show a certificate that came from elsewhere, and says what comes next.
///
/// @param page where it is said
/// @param use the listener that was chosen
record ImportedNote(CertificateDesk desk, Pages pages, Page page, ListenerChoice use) {
    void show(String titleKey, Made made, List<Fault> notes) {
        Optional<String> listener = use.use(made.file(), made.details());
        pages.refreshAndSelect(made.file().toString());
        FaultLine told = new FaultLine(desk.texts());
        told.show(notes);
        FactList facts = new FactList(desk.texts());
        facts.show(
                List.of(
                        new CertificateWords.Fact(
                                "certificates.fact.bundle", made.file().toString(), true)));
        List<Node> nodes = new ArrayList<>();
        nodes.add(
                page.paragraph(
                        "certificates.made", CertificateWords.names(made.details().names())));
        nodes.add(told);
        nodes.add(facts);
        nodes.add(page.paragraph("certificates.next.imported"));
        if (listener.isEmpty()) {
            nodes.add(page.paragraph("certificates.next.unused"));
        }
        Button done = page.main("certificates.done", Feather.CHECK, pages::close);
        page.show(titleKey, nodes, List.of(done));
        done.requestFocus();
    }
}
