package org.yaomote.ui.wizard;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.yaomote.certificate.SubjectName;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the user has chosen so far.
///
/// Thread: the FX thread; needs no toolkit.
final class Choices {
    private final ObservableList<Candidate> candidates = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final IntegerProperty port = new SimpleIntegerProperty();
    private final ObjectProperty<OwnNames> names = new SimpleObjectProperty<>(OwnNames.UNKNOWN);
    private final ObjectProperty<List<SubjectName>> subjects =
            new SimpleObjectProperty<>(List.of());
    private final BooleanProperty ownFile = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Path>> file =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty trusted = new SimpleBooleanProperty();

    /// Everything that could be chosen, in the order it was found.
    ObservableList<Candidate> candidates() {
        return candidates;
    }

    /// Adds one, unless there is one with the same address.
    ///
    /// @return that one
    Candidate add(Candidate candidate) {
        for (Candidate known : candidates) {
            if (known.address().equals(candidate.address())) {
                return known;
            }
        }
        candidate.chosenProperty().addListener((_, _, _) -> count.set(chosen().size()));
        candidates.add(candidate);
        return candidate;
    }

    /// Those that shall share the work.
    List<Candidate> chosen() {
        return candidates.stream().filter(c -> c.chosenProperty().get()).toList();
    }

    /// The ports those are at.
    Set<Integer> ports() {
        return chosen().stream().map(Candidate::port).collect(Collectors.toSet());
    }

    /// How many those are.
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Whether other computers may connect.
    BooleanProperty openProperty() {
        return open;
    }

    /// The address that the listener is opened on.
    String address() {
        return open.get() ? "0.0.0.0" : "127.0.0.1";
    }

    /// Where clients connect; 0 until a port was found.
    IntegerProperty portProperty() {
        return port;
    }

    /// What this computer is called.
    ObjectProperty<OwnNames> namesProperty() {
        return names;
    }

    /// What the certificate is for.
    ObjectProperty<List<SubjectName>> subjectsProperty() {
        return subjects;
    }

    /// Whether the certificate is in a file already.
    BooleanProperty ownFileProperty() {
        return ownFile;
    }

    /// That file.
    ObjectProperty<Optional<Path>> fileProperty() {
        return file;
    }

    /// Whether this computer shall trust the authority.
    BooleanProperty trustedProperty() {
        return trusted;
    }

    /// Where one's own browser finds it.
    String url() {
        return url("localhost");
    }

    /// Where it is found by a name.
    String url(String host) {
        return "https://" + host + (port.get() == 443 ? "" : ":" + port.get());
    }
}
