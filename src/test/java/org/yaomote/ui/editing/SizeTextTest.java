package org.yaomote.ui.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1000, 1000",
        "1k, 1024",
        "8 KB, 8192",
        "8 KiB, 8192",
        "10 mb, 10485760",
        "１０ MB, 10485760",
        "2G, 2147483648",
        " 5 , 5",
        "7 b, 7"
    })
    void isReadAsPeopleWriteIt(String typed, long bytes) {
        assertThat(SizeText.parse(typed)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "-1", "1.5 MB", "1 TB", "ten", "1 0", "9999999999999"})
    void isNothingElse(String typed) {
        assertThat(SizeText.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1023, 1023", "1024, 1 KB", "1536, 1536", "10485760, 10 MB"})
    void isWrittenInTheLargestUnitThatFits(long bytes, String text) {
        assertThat(SizeText.of(bytes)).isEqualTo(text);
        assertThat(SizeText.parse(text)).hasValue(bytes);
    }
}
