package org.yaomote.changes;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Records taken apart and put together again, whatever their type.
final class Records {
    /// What a class of records is made of; the runtime does not keep that itself.
    private static final ClassValue<Shape> SHAPES =
            new ClassValue<>() {
                @Override
                protected Shape computeValue(Class<?> type) {
                    return Shape.of(type);
                }
            };

    private record Shape(List<String> names, List<Method> accessors, Constructor<?> constructor) {
        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            Class<?>[] types =
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(
                        Stream.of(components).map(RecordComponent::getName).toList(),
                        Stream.of(components).map(RecordComponent::getAccessor).toList(),
                        type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("no record: " + type, e);
            }
        }
    }

    private Records() {}

    /// How many components there are.
    static int size(Record record) {
        return SHAPES.get(record.getClass()).names().size();
    }

    /// The name of a component, counted from 0.
    static String name(Record record, int component) {
        return SHAPES.get(record.getClass()).names().get(component);
    }

    /// The value of a component, counted from 0.
    static Object value(Record record, int component) {
        try {
            Method accessor = SHAPES.get(record.getClass()).accessors().get(component);
            return Objects.requireNonNull(accessor.invoke(record));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record that hides a component: " + record, e);
        }
    }

    /// The values of some components.
    static List<Object> values(Record record, List<Integer> components) {
        return components.stream().map(c -> value(record, c)).toList();
    }

    /// The same record with other values of some components.
    static <R extends Record> R with(R record, Map<Integer, ?> changed) {
        Object[] all =
                IntStream.range(0, size(record))
                        .mapToObj(c -> changed.containsKey(c) ? changed.get(c) : value(record, c))
                        .toArray();
        try {
            @SuppressWarnings("unchecked") // The class of a record is that of the record.
            Class<R> type = (Class<R>) record.getClass();
            return type.cast(SHAPES.get(type).constructor().newInstance(all));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record cannot be made: " + Arrays.asList(all), e);
        }
    }
}
