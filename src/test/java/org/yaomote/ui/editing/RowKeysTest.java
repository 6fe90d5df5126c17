package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class RowKeysTest {
    private final RowKeys<String> keys = new RowKeys<>((a, b) -> a.charAt(0) == b.charAt(0));

    @Test
    void keysFollowTheItemsWhenTheyAreMoved() {
        var before = keys.update(List.of("a", "b", "c"));
        assertThat(keys.update(List.of("c", "a", "b")))
                .containsExactly(before.get(2), before.get(0), before.get(1));
    }

    @Test
    void anEditedItemKeepsItsKeyBecauseItIsAlikeOrTheOnlyOneLeft() {
        var before = keys.update(List.of("a1", "b1"));
        assertThat(keys.update(List.of("b1", "a2"))).containsExactly(before.get(1), before.get(0));
        assertThat(keys.update(List.of("b1", "x"))).containsExactly(before.get(1), before.get(0));
    }

    @Test
    void aNewItemGetsANewKeyAndARemovedOneIsGone() {
        var before = keys.update(List.of("a", "b"));
        var after = keys.update(List.of("a", "x", "b"));
        assertThat(after.get(0)).isSameAs(before.get(0));
        assertThat(after.get(2)).isSameAs(before.get(1));
        assertThat(before).doesNotContain(after.get(1));
        assertThat(keys.update(List.of("b"))).containsExactly(before.get(1));
        assertThat(keys.indexOf(before.get(0))).isEqualTo(-1);
    }

    @Test
    void equalItemsKeepDifferentKeys() {
        assertThat(keys.update(List.of("a", "a"))).doesNotHaveDuplicates();
    }
}
