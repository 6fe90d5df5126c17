package org.yaomote.acme;

import org.yaomote.certificate.Fault;

import java.util.List;

/// What a look at the certificates led to.
///
/// @param renewed those that have got a successor
/// @param faults of those that could not be renewed; they are tried again later
public record AcmeTended(List<Acquired> renewed, List<Fault> faults) {
    public AcmeTended {
        renewed = List.copyOf(renewed);
        faults = List.copyOf(faults);
    }
}
