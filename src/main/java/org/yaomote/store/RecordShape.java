package org.yaomote.store;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a class of records looks like in a file.
///
/// Immutable; any thread.
final class RecordShape {
    /// The key that tells which of several kinds of records an object is.
    static final String KIND = "kind";

    /// Looked at once per class: reading asks for them again and again.
    private static final ClassValue<RecordShape> SHAPES =
            new ClassValue<>() {
                @Override
                protected RecordShape computeValue(Class<?> type) {
                    return new RecordShape(type);
                }
            };

    /// A component.
    ///
    /// @param usual what stands for it where it is left out; empty if it must not be
    record Part(RecordComponent component, Optional<Object> usual) {
        String name() {
            return component.getName();
        }

        Type type() {
            return component.getGenericType();
        }

        /// Its value in a record.
        Object of(Record value) {
            return get(component, value);
        }
    }

    private final Constructor<?> constructor;
    private final Optional<String> kind;
    private final List<Part> parts;

    private RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Optional<Object> usual = usual(type);
        List<Part> found = new ArrayList<>();
        for (RecordComponent component : components) {
            Optional<Object> ofParent = usual.map(u -> get(component, u));
            found.add(new Part(component, ofParent.or(() -> nothing(component.getType()))));
        }
        parts = List.copyOf(found);
        kind = sealedOver(type).map(_ -> word(type));
        try {
            constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record", e);
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    List<Part> parts() {
        return parts;
    }

    /// The word of this kind, if there are others.
    Optional<String> kind() {
        return kind;
    }

    /// A record of these components.
    Object make(List<Object> components) {
        try {
            return constructor.newInstance(components.toArray());
        } catch (ReflectiveOperationException e) {
            // The records of a configuration take every value: what makes no sense is reported.
            throw new IllegalStateException(constructor + " refused " + components, e);
        }
    }

    /// The kinds of a sealed interface by their words, in the order of its declaration.
    static Map<String, Class<?>> kinds(Class<?> sealed) {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            kinds.put(word(kind), kind);
        }
        return kinds;
    }

    /// The class behind a type: `List` of `List<String>`.
    static Class<?> raw(Type type) {
        return type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
    }

    /// The last argument of a type: `String` of `List<String>` and of `Map<Integer, String>`.
    static Type argument(Type type) {
        Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
        return arguments[arguments.length - 1];
    }

    /// `SetHeader` is `set-header`.
    private static String word(Class<?> kind) {
        return Vocabulary.kebab(kind.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_"));
    }

    private static Optional<Class<?>> sealedOver(Class<?> type) {
        return Arrays.<Class<?>>stream(type.getInterfaces()).filter(Class::isSealed).findFirst();
    }

    /// The only constant of a class that is one of its records: what holds where nothing is said.
    private static Optional<Object> usual(Class<?> type) {
        List<Field> constants =
                Arrays.stream(type.getDeclaredFields())
                        .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == type)
                        .toList();
        if (constants.size() != 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(constants.getFirst().get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(constants.getFirst() + " is hidden", e);
        }
    }

    /// What an empty value of a type is, for those that have one.
    private static Optional<Object> nothing(Class<?> type) {
        if (type == Optional.class) {
            return Optional.of(Optional.empty());
        }
        if (type == Map.class) {
            return Optional.of(Map.of());
        }
        return isCertainlyMeant(type) ? Optional.empty() : Optional.of(blank(type));
    }

    /// Whether a value of a type must be written even if it is the blank one: it could be meant.
    private static boolean isCertainlyMeant(Class<?> type) {
        boolean canBeEmpty =
                type == String.class
                        || type == boolean.class
                        || type == List.class
                        || type == Set.class;
        return !canBeEmpty && usual(type).isEmpty();
    }

    /// Some value of a type: a stand-in for one that cannot be read.
    static Object blank(Type declared) {
        Class<?> type = raw(declared);
        if (type.isSealed()) {
            return blank(type.getPermittedSubclasses()[0]);
        }
        if (type.isRecord()) {
            return usual(type).orElseGet(() -> blankRecord(type));
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (type.getName()) {
            case "java.lang.String" -> "";
            case "boolean", "java.lang.Boolean" -> false;
            case "int" -> 0;
            case "long" -> 0L;
            case "java.time.Duration" -> Duration.ZERO;
            case "java.util.Optional" -> Optional.empty();
            case "java.util.List" -> List.of();
            case "java.util.Set" -> Set.of();
            case "java.util.Map" -> Map.of();
            default -> throw new IllegalArgumentException("no form for " + declared);
        };
    }

    private static Object blankRecord(Class<?> type) {
        RecordShape shape = of(type);
        return shape.make(shape.parts().stream().map(part -> blank(part.type())).toList());
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(component + " cannot be read", e);
        }
    }
}
