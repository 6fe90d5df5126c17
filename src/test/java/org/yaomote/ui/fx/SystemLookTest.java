package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class SystemLookTest {
    @Test
    void highContrastIsKnownByTheWordsOfEachSystem() {
        assertThat(SystemLook.isHigh(Map.of("Windows.SPI.HighContrast", true))).isTrue();
        assertThat(SystemLook.isHigh(Map.of("GTK.theme_name", "HighContrastInverse"))).isTrue();
        assertThat(SystemLook.isHigh(Map.of("Windows.SPI.HighContrast", false))).isFalse();
        assertThat(SystemLook.isHigh(Map.of("GTK.theme_name", "Adwaita"))).isFalse();
        assertThat(SystemLook.isHigh(Map.of())).isFalse();
    }
}
