package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;

import org.junit.jupiter.api.Test;
import org.yaomote.config.Problem;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

class TextsTest {
    private final Texts texts = new Texts(Locale.ENGLISH);

    @Test
    void aBoundTextFollowsTheLanguageAtOnce() {
        StringBinding undo = texts.text("common.undo");
        assertThat(undo.get()).isEqualTo("Undo");
        texts.setLanguage(Locale.JAPAN);
        assertThat(undo.get()).isEqualTo("元に戻す");
    }

    @Test
    void aBoundTextFollowsItsArguments() {
        SimpleStringProperty name = new SimpleStringProperty("web1");
        StringBinding text = texts.text("common.about", name, "x");
        assertThat(text.get()).isEqualTo("web1: x");
        name.set("web2");
        assertThat(text.get()).isEqualTo("web2: x");
    }

    @Test
    void otherLanguagesReadEnglish() {
        texts.setLanguage(Locale.FRENCH);
        assertThat(texts.language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void aProblemIsToldBehindTheNameOfWhatItIsAbout() {
        Problem problem = Problem.error("services[0].backends[0].host", "name.blank");
        assertThat(texts.problem(Optional.of("web1"), problem))
                .isEqualTo("web1: A name is needed. Write one such as web.");
        assertThat(texts.problem(Optional.empty(), problem))
                .isEqualTo("A name is needed. Write one such as web.");
    }

    @Test
    void thoseOfAWindowFollowAndAreNotKept() {
        Texts apart = texts.apart();
        List<String> heard = new ArrayList<>();
        apart.wordsProperty().addListener((_, _, now) -> heard.add(now.locale().getLanguage()));
        texts.setLanguage(Locale.JAPANESE);
        assertThat(heard).containsExactly("ja");

        WeakReference<Texts> seen = new WeakReference<>(apart);
        apart = null;
        await().until(
                        () -> {
                            System.gc();
                            return seen.refersTo(null);
                        });
    }
}
