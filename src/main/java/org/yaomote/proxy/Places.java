package org.yaomote.proxy;

import java.nio.file.Path;

/// Where an engine's files are.
///
/// @param base folder that relative paths start from
/// @param accessLog the access log's file where the configuration names none
public record Places(Path base, Path accessLog) {}
