package org.yaomote.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorsTest {
    private static final Vendors VENDORS = Vendors.load();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    00D0EF123456 | IGT
                    F4BD9E000000 | Cisco Systems, Inc
                    208593B12345 | IOG Products LLC
                    70B3D5F2F001 | TELEPLATFORMS
                    70B3D5719FFF | 2M Technology
                    0050C2CF9001 | Elbit Systems of America
                    """)
    void theNarrowestBlockSaysWho(String mac, String vendor) {
        assertThat(VENDORS.of(Long.parseLong(mac, 16))).isEqualTo(vendor);
    }

    /// The second one is the first of the table with the local bit set.
    @ParameterizedTest
    @CsvSource({"DA0000000001", "02D0EF123456", "01D0EF123456", "FFFFFFFFFFFF", "000000000000"})
    void madeUpAndGroupAddressesHaveNone(String mac) {
        String vendor = VENDORS.of(Long.parseLong(mac, 16));
        assertThat(mac.equals("000000000000") || vendor.isEmpty()).isTrue();
    }

    /// Only parts of such a block are anybody's.
    @ParameterizedTest
    @CsvSource({"70B3D5"})
    void whatTheRegistryKeepsIsNobodys(String block) {
        assertThat(VENDORS.of(Long.parseLong(block + "000FFF", 16)))
                .isNotEqualTo("IEEE Registration Authority");
    }
}
