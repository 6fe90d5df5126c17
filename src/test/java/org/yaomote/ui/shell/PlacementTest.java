package org.yaomote.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PlacementTest {
    private static final Rectangle2D MAIN = new Rectangle2D(0, 30, 1920, 1050);
    private static final Rectangle2D LEFT = new Rectangle2D(-1280, 0, 1280, 720);

    @ParameterizedTest
    @CsvSource(
            useHeadersInDisplayName = true,
            textBlock =
                    """
                    what,                        x,     y,    width, height, asX,   asY, asWidth, asHeight
                    inside,                      100,   50,   1200,  780,    100,   50,  1200,    780
                    on the second monitor,       -1200, 10,   1000,  600,    -1200, 10,  1000,    600
                    larger than its monitor,     -1280, 0,    1920,  1050,   -1280, 0,   1280,    720
                    a handle left to grab,       1820,  500,  1200,  780,    1820,  500, 1200,    780
                    too far to the right,        1821,  500,  1200,  780,    360,   165, 1200,    780
                    title bar under the panel,   100,   10,   1200,  780,    360,   165, 1200,    780
                    below the lower edge,        100,   1000, 1200,  780,    360,   165, 1200,    780
                    on a monitor taken away,     5000,  0,    2560,  1400,   0,     30,  1920,    1050
                    """)
    void aWindowComesBackWhereItCanBeReached(
            String what,
            double x,
            double y,
            double width,
            double height,
            double asX,
            double asY,
            double asWidth,
            double asHeight) {
        Rectangle2D wanted = new Rectangle2D(x, y, width, height);
        assertThat(Placement.within(List.of(MAIN, LEFT), wanted))
                .isEqualTo(new Rectangle2D(asX, asY, asWidth, asHeight));
    }
}
