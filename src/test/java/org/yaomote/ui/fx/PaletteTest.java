package org.yaomote.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hues of the states as the style sheets have them (ux.md 6.3): Q22 for eyes that see colours
/// otherwise, Q20 for all.
class PaletteTest {
    private static final List<String> HUES =
            List.of("up", "shaky", "down", "draining", "maintenance");

    /// Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB; first what everybody sees.
    private static final Map<String, double[][]> SIGHTS =
            Map.of(
                    "normal", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
                    "protan",
                            new double[][] {
                                {0.152286, 1.052583, -0.204868},
                                {0.114503, 0.786281, 0.099216},
                                {-0.003882, -0.048116, 1.051998}
                            },
                    "deutan",
                            new double[][] {
                                {0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}
                            },
                    "tritan",
                            new double[][] {
                                {1.255528, -0.076749, -0.178779},
                                {-0.078411, 0.930809, 0.147602},
                                {0.004733, 0.691367, 0.303900}
                            });

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void anyTwoHuesDifferForEveryKindOfSight(String theme) throws IOException {
        Map<String, double[]> colours = colours(theme);
        for (var sight : SIGHTS.entrySet()) {
            for (int a = 0; a < HUES.size(); a++) {
                for (int b = a + 1; b < HUES.size(); b++) {
                    double[] one = lab(seen(colours.get(HUES.get(a)), sight.getValue()));
                    double[] other = lab(seen(colours.get(HUES.get(b)), sight.getValue()));
                    assertThat(distance(one, other))
                            .as(
                                    "%s and %s, %s, %s",
                                    HUES.get(a), HUES.get(b), sight.getKey(), theme)
                            .isGreaterThanOrEqualTo(20);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"light, #ffffff", "light, #f6f8fa", "dark, #0d1117", "dark, #161b22"})
    void everyStateIsReadableOnEveryBackground(String theme, String background) throws IOException {
        colours(theme)
                .forEach(
                        (name, colour) ->
                                assertThat(contrast(colour, linear(background)))
                                        .as(name)
                                        .isGreaterThanOrEqualTo(4.5));
    }

    @ParameterizedTest
    @CsvSource({
        "states-light, #ffffff",
        "states-light, #f6f8fa",
        "states-dark, #0d1117",
        "states-dark, #161b22",
        "contrast-light, #ffffff",
        "contrast-dark, #000000"
    })
    void theBorderOfAFieldIsSeenOnEveryBackground(String sheet, String background)
            throws IOException {
        double[] border = found(sheet, "-field-(border): (#[0-9a-f]{6});").get("border");
        assertThat(contrast(border, linear(background))).isGreaterThanOrEqualTo(3);
    }

    private static double contrast(double[] colour, double[] background) {
        double own = luminance(colour);
        double ground = luminance(background);
        return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
    }

    private static Map<String, double[]> colours(String theme) throws IOException {
        Map<String, double[]> colours =
                found("states-" + theme, "-state-([a-z]+): (#[0-9a-f]{6});");
        assertThat(colours).containsKeys(HUES.toArray(String[]::new));
        return colours;
    }

    /// By name, in linear RGB.
    private static Map<String, double[]> found(String sheet, String pattern) throws IOException {
        String file = "/org/yaomote/ui/fx/" + sheet + ".css";
        try (InputStream in = Objects.requireNonNull(PaletteTest.class.getResourceAsStream(file))) {
            String css = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Matcher found = Pattern.compile(pattern).matcher(css);
            Map<String, double[]> colours = new LinkedHashMap<>();
            while (found.find()) {
                colours.put(found.group(1), linear(found.group(2)));
            }
            return colours;
        }
    }

    private static double[] linear(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            rgb[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return rgb;
    }

    private static double[] seen(double[] rgb, double[][] sight) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += sight[i][j] * rgb[j];
            }
            out[i] = Math.clamp(sum, 0, 1);
        }
        return out;
    }

    private static double luminance(double[] rgb) {
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    /// CIE 1976 L*a*b* for the white D65.
    private static double[] lab(double[] rgb) {
        double x = (0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2]) / 0.95047;
        double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
        double z = (0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2]) / 1.08883;
        return new double[] {
            116 * root(y) - 16, 500 * (root(x) - root(y)), 200 * (root(y) - root(z))
        };
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(
                Math.pow(one[0] - other[0], 2)
                        + Math.pow(one[1] - other[1], 2)
                        + Math.pow(one[2] - other[2], 2));
    }
}
