package org.yaomote.roster;

import org.yaomote.files.AtomicFile;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The hosts that are watched, kept in a file from one start to the next.
///
/// The file is replaced at once or not at all. Thread: one at a time, never a window's.
public final class WatchList {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path file;

    /// @param file made when it is needed
    public WatchList(Path file) {
        this.file = file;
    }

    /// Who is watched, and how.
    ///
    /// @param interval between two requests to a host
    /// @param paused whether nobody is asked for now
    /// @param hosts in the order in which they were added
    public record Kept(Duration interval, boolean paused, List<Host> hosts) {
        public Kept {
            hosts = List.copyOf(hosts);
        }
    }

    /// A host.
    ///
    /// @param address as a literal
    /// @param name for people; may be empty
    public record Host(String address, String name) {}

    /// Keeps these.
    ///
    /// @throws IOException if they cannot be written; then it is as if it had not been tried
    public void save(Kept kept) throws IOException {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("intervalMillis", kept.interval().toMillis());
        node.put("paused", kept.paused());
        ArrayNode hosts = node.putArray("hosts");
        for (Host host : kept.hosts()) {
            hosts.addObject().put("address", host.address()).put("name", host.name());
        }
        AtomicFile.write(file, MAPPER.writeValueAsString(node) + "\n");
    }

    /// What was kept last; a host whose address is none is passed over.
    ///
    /// @return nothing if nothing was, or if it is not understood
    /// @throws IOException if the file cannot be read
    public Optional<Kept> load() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return read(MAPPER.readTree(Files.readString(file)));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Kept> read(JsonNode node) {
        long millis = node.path("intervalMillis").asLong(0);
        if (millis <= 0) {
            return Optional.empty();
        }
        List<Host> hosts = new ArrayList<>();
        for (JsonNode one : node.path("hosts")) {
            String address = one.path("address").asString("");
            if (isAddress(address)) {
                hosts.add(new Host(address, one.path("name").asString("")));
            }
        }
        return Optional.of(
                new Kept(Duration.ofMillis(millis), node.path("paused").asBoolean(false), hosts));
    }

    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }
}
