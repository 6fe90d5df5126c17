package org.yaomote.traffic;

/// One field of a head, its value without secrets.
public record Field(String name, String value) {}
