package org.yaomote.store;

import org.yaomote.config.AccessLog;
import org.yaomote.config.Limits;
import org.yaomote.config.Pages;
import org.yaomote.config.ProxyConfig;

import tools.jackson.databind.node.ObjectNode;

import java.util.TreeMap;

/// Builds the part of the tree that holds for all listeners, apart from the time limits; what
/// [EngineReader] reads. What is as usual is left out.
final class EngineTree {
    private EngineTree() {}

    static void put(ObjectNode root, ProxyConfig config) {
        if (!config.limits().equals(Limits.DEFAULTS)) {
            limits(root.putObject("limits"), config.limits());
        }
        switch (config.accessLog()) {
            case AccessLog.Off _ -> {}
            case AccessLog.ToFile file -> accessLog(root.putObject("accessLog"), file);
        }
        if (!config.pages().equals(Pages.NONE)) {
            pages(root.putObject("pages"), config.pages());
        }
    }

    private static void limits(ObjectNode node, Limits limits) {
        node.put("connections", limits.connections());
        node.put("connectionsPerClient", limits.connectionsPerClient());
        node.put("requestLineBytes", limits.requestLineBytes());
        node.put("headBytes", limits.headBytes());
        node.put("headFields", limits.headFields());
    }

    private static void accessLog(ObjectNode node, AccessLog.ToFile file) {
        if (!file.path().isEmpty()) {
            node.put("path", file.path());
        }
        node.put("format", Vocabulary.word(file.format()));
        node.put("maxBytes", file.maxBytes());
        node.put("keep", file.keep());
        node.put("queryValues", file.queryValues());
    }

    private static void pages(ObjectNode node, Pages pages) {
        if (!pages.byStatus().isEmpty()) {
            ObjectNode byStatus = node.putObject("byStatus");
            new TreeMap<>(pages.byStatus())
                    .forEach((status, file) -> byStatus.put(Integer.toString(status), file));
        }
        if (!pages.maintenance().isEmpty()) {
            node.put("maintenance", pages.maintenance());
        }
    }
}
