package org.yaomote.ui.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yaomote.fixtures.CellRoom;

import java.util.Arrays;

class TrafficColumnTest {
    /// What is left of a window of 1240 pixels beside the list of screens and a scroll bar.
    private static final double ROOM = 960;

    @Test
    void theUsualColumnsFitTheUsualWindow() {
        double all =
                Arrays.stream(TrafficColumn.values())
                        .filter(TrafficColumn::isUsual)
                        .mapToDouble(TrafficColumn::width)
                        .sum();
        assertThat(all).isLessThanOrEqualTo(ROOM);
    }

    @Test
    void whatColumnsUsuallyHoldIsReadWhole() {
        assertThat(TrafficColumn.PATH.width()).isGreaterThan(CellRoom.of("/api/orders"));
        assertThat(TrafficColumn.NOTES.width())
                .isGreaterThan(CellRoom.of("own answer"))
                .isGreaterThan(CellRoom.of("\u81ea\u524d\u306e\u5fdc\u7b54"));
        assertThat(TrafficColumn.CLIENT.width()).isGreaterThan(CellRoom.of("192.168.1.20"));
        assertThat(TrafficColumn.HOST.width())
                .isGreaterThan(CellRoom.of("shop.example.com"))
                .isGreaterThan(CellRoom.of("app.example.lan"));
        assertThat(TrafficColumn.BACKEND.width())
                .isGreaterThan(CellRoom.of("127.0.0.1:9001"))
                .isGreaterThan(CellRoom.of("web-server-1"));
    }
}
