package org.yaomote.ui.services;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.yaomote.config.Problem;
import org.yaomote.ui.editing.TypedBinding;
import org.yaomote.ui.fx.Texts;

import java.util.Optional;

/// The weight of a backend as a slider and a number that are one value.
///
/// Dragging previews; the weight is changed once, when the slider is let go or, for the arrow keys,
/// after 300 ms without one.
final class WeightRow extends HBox {
    private static final Duration IDLE = Duration.millis(300);

    private final Slider slider = new Slider();
    private final TextField number = new TextField();
    private final TypedBinding binding = TypedBinding.of(number);
    private final PauseTransition idle = new PauseTransition(IDLE);
    private final Runnable onPreview;
    private @Nullable BackendForm form;
    private boolean showing;

    /// @param onPreview run when the previewed weight, and so the shares, changed
    WeightRow(Texts texts, Runnable onPreview) {
        super(12);
        this.onPreview = onPreview;
        setAlignment(Pos.CENTER_LEFT);
        slider.setId("services-weight-slider");
        slider.setMin(1);
        slider.setMinWidth(80);
        slider.accessibleTextProperty().bind(texts.text("services.backend.weight.slider"));
        HBox.setHgrow(slider, Priority.ALWAYS);
        number.setId("services-weight");
        number.setPrefColumnCount(5);
        number.setMinWidth(USE_PREF_SIZE);
        number.setAlignment(Pos.CENTER_RIGHT);
        number.accessibleTextProperty().bind(texts.text("services.backend.weight"));
        slider.accessibleHelpProperty().bind(accessibleHelpProperty());
        number.accessibleHelpProperty().bind(accessibleHelpProperty());
        getChildren().addAll(slider, number);
        idle.setOnFinished(_ -> commit());
        slider.valueProperty().addListener((_, _, value) -> moved(value.doubleValue()));
        slider.valueChangingProperty()
                .addListener(
                        (_, _, dragging) -> {
                            if (!dragging) {
                                commit();
                            }
                        });
        slider.focusedProperty()
                .addListener(
                        (_, _, focused) -> {
                            if (!focused) {
                                commit();
                            }
                        });
    }

    /// Shows a backend's weight, or the same one's anew.
    void show(BackendForm next) {
        if (form != null && !form.equals(next)) {
            commit();
        }
        form = next;
        if (!slider.isValueChanging()) {
            showing = true;
            int end = next.weightEnd();
            slider.setMax(end);
            slider.setBlockIncrement(Math.max(1, end / 10));
            slider.setValue(next.shownWeight());
            showing = false;
        }
        if (!next.isPreviewing()) {
            binding.show(next.weight());
        }
    }

    /// What is wrong with the weight.
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return binding.problemProperty();
    }

    @Override
    public void requestFocus() {
        number.requestFocus();
    }

    private void moved(double value) {
        if (showing || form == null) {
            return;
        }
        int weight = (int) Math.round(value);
        if (weight == form.shownWeight()) {
            return;
        }
        form.previewWeight(weight);
        binding.preview(Integer.toString(weight));
        onPreview.run();
        idle.stop();
        if (!slider.isValueChanging()) {
            idle.playFromStart();
        }
    }

    private void commit() {
        idle.stop();
        if (form != null && form.isPreviewing()) {
            form.commitWeight();
            show(form);
            onPreview.run();
        }
    }
}
