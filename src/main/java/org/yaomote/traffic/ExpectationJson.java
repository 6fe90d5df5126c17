package org.yaomote.traffic;

import org.yaomote.config.ServiceId;
import org.yaomote.traffic.Expectation.Wanted;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;

/// Expectations as a file has them: a list of objects. What is not understood is left out.
public final class ExpectationJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private ExpectationJson() {}

    /// The text of a file.
    public static String print(List<Expectation> all) {
        ArrayNode list = MAPPER.createArrayNode();
        for (Expectation one : all) {
            ObjectNode node = list.addObject();
            node.put("request", one.request());
            put(node, "listener", one.listener());
            put(node, "client", one.client());
            switch (one.wanted()) {
                case Wanted.Service(var service) -> node.put("service", service.value());
                case Wanted.Status(var status) -> node.put("status", status);
            }
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    }

    private static void put(ObjectNode node, String key, String text) {
        if (!text.isEmpty()) {
            node.put(key, text);
        }
    }

    /// Reads a file.
    public static List<Expectation> read(String text) {
        List<Expectation> all = new ArrayList<>();
        try {
            for (JsonNode node : MAPPER.readTree(text)) {
                boolean isStatus = node.path("status").isInt();
                boolean isKnown = isStatus || node.path("service").isString();
                if (isKnown && node.path("request").isString()) {
                    Wanted wanted =
                            isStatus
                                    ? new Wanted.Status(node.path("status").asInt())
                                    : new Wanted.Service(
                                            new ServiceId(node.path("service").asString()));
                    all.add(
                            new Expectation(
                                    node.path("request").asString(),
                                    node.path("listener").asString(""),
                                    node.path("client").asString(""),
                                    wanted));
                }
            }
        } catch (JacksonException _) {
            return List.of();
        }
        return all;
    }
}
