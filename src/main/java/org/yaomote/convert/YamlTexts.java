package org.yaomote.convert;

import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Objects of Kubernetes as documents of YAML.
final class YamlTexts {
    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                    .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                    .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLWriteFeature.SPLIT_LINES)
                    .build();

    private YamlTexts() {}

    /// A mapping that keeps its order.
    ///
    /// @param pairs a name and a value in turn
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    /// One document behind the other.
    static String of(List<Map<String, Object>> documents) {
        return documents.stream()
                .map(MAPPER::writeValueAsString)
                .collect(Collectors.joining("---\n"));
    }
}
