package org.yaomote.policy;

import java.util.Optional;

/// How the client behind trusted proxies is found.
///
/// @param header the field whose addresses are read from right to left (`ForwardedHeader`)
/// @param trusted proxies that are skipped there (`TrustedIP`); empty for those of the wider scope
public record ForwardedBy(String header, Optional<AddressSet> trusted) {
    /// X-Forwarded-For, and whom the wider scope trusts.
    public static final ForwardedBy USUAL = new ForwardedBy("X-Forwarded-For", Optional.empty());
}
