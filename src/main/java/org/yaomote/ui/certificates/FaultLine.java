package org.yaomote.ui.certificates;

import atlantafx.base.theme.Styles;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.yaomote.certificate.Fault;
import org.yaomote.config.Severity;
import org.yaomote.ui.fx.ErrorMessage;
import org.yaomote.ui.fx.Texts;

import java.util.List;
import java.util.stream.Collectors;

/// Says what is wrong with a field or with what was asked for, by a shape and in words; takes no
/// room while nothing is.
final class FaultLine extends VBox {
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final Texts texts;
    private List<Fault> faults = List.of();

    FaultLine(Texts texts) {
        super(4);
        this.texts = texts;
        show(List.of());
    }

    /// Says these and marks the control they are about, if any.
    void show(List<Fault> found, Node... controls) {
        faults = List.copyOf(found);
        boolean isWrong = faults.stream().anyMatch(f -> !f.kind().isRemark());
        for (Node control : controls) {
            control.pseudoClassStateChanged(Styles.STATE_DANGER, isWrong);
            control.pseudoClassStateChanged(WARNING, !faults.isEmpty() && !isWrong);
            control.setAccessibleHelp(said(texts, faults));
        }
        setVisible(!faults.isEmpty());
        setManaged(!faults.isEmpty());
        say();
    }

    /// Faults in words, one after the other.
    static String said(Texts texts, List<Fault> faults) {
        return faults.stream().map(f -> said(texts, f)).collect(Collectors.joining(" "));
    }

    /// Their ids in the list of errors.
    static String ids(List<Fault> faults) {
        return faults.stream().map(FaultLine::id).collect(Collectors.joining(", "));
    }

    private static String said(Texts texts, Fault fault) {
        return texts.get(fault.kind().textKey(), fault.arguments().toArray());
    }

    private void say() {
        getChildren().setAll(faults.stream().map(this::line).toList());
    }

    private Node line(Fault fault) {
        ErrorMessage line = new ErrorMessage(texts);
        line.show(
                fault.kind().isRemark() ? Severity.WARNING : Severity.ERROR,
                id(fault),
                () -> said(texts, fault));
        return line;
    }

    private static String id(Fault fault) {
        return fault.kind().textKey();
    }
}
