package org.yaomote.ui.editing;

import javafx.scene.input.DataFormat;
import javafx.scene.input.Dragboard;

import java.util.List;
import java.util.Map;

/// Hosts that are dragged from one screen to another, or to another program as a text.
public final class DraggedHosts {
    private static final DataFormat FORMAT = new DataFormat("application/x-yaomote-hosts");

    private DraggedHosts() {}

    /// Lets these be dragged.
    ///
    /// @param text what another program gets
    public static void put(Dragboard board, List<OfferedHost> hosts, String text) {
        board.setContent(Map.of(FORMAT, OfferedHost.write(hosts), DataFormat.PLAIN_TEXT, text));
    }

    /// Whether hosts are dragged.
    public static boolean areIn(Dragboard board) {
        return board.hasContent(FORMAT);
    }

    /// The hosts that are dragged; none if it is something else.
    public static List<OfferedHost> of(Dragboard board) {
        return board.getContent(FORMAT) instanceof String text ? OfferedHost.read(text) : List.of();
    }
}
