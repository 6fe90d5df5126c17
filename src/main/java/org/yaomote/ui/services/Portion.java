package org.yaomote.ui.services;

import org.yaomote.config.Backend;
import org.yaomote.config.Service;
import org.yaomote.ui.fx.Texts;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/// What the weight of a backend gives it, in words: a weight says nothing without the others.
///
/// @param weight of the backend
/// @param all the weights of the backends that take part together; 0 if it takes no part
record Portion(int weight, long all) {
    private static final long MOST = 10;

    /// Parts that have a name, by their words.
    private static final Set<String> NAMED = Set.of("1_2", "1_3", "2_3", "1_4", "3_4");

    /// What a backend gets among those of its service.
    ///
    /// @param at its place; nobody's if below zero
    static Portion of(List<Backend> backends, int at) {
        boolean takesPart = at >= 0 && Service.takesPart(backends.get(at), backends);
        long all =
                backends.stream()
                        .filter(b -> Service.takesPart(b, backends))
                        .mapToLong(b -> Math.max(0, b.weight()))
                        .sum();
        return new Portion(at < 0 ? 0 : backends.get(at).weight(), takesPart ? all : 0);
    }

    /// Such as `5 of 15 in all: a third of the new requests.`
    String text(Texts texts) {
        return all == 0 || weight <= 0
                ? texts.get("services.portion.none")
                : texts.get("services.portion", weight, all, part(texts));
    }

    private String part(Texts texts) {
        long common = BigInteger.valueOf(weight).gcd(BigInteger.valueOf(all)).longValue();
        long some = weight / common;
        long whole = all / common;
        if (whole == 1) {
            return texts.get("services.portion.all");
        }
        String name = some + "_" + whole;
        if (NAMED.contains(name)) {
            return texts.get("services.portion." + name);
        }
        return whole <= MOST
                ? texts.get("services.portion.some", some, whole)
                : texts.get(
                        "services.portion.percent",
                        Share.text((int) Math.round(weight * 1000.0 / all), texts.language()));
    }
}
