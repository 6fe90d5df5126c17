/// Certificates of public authorities, by ACME (RFC 8555) with the HTTP-01 challenge.
///
/// What it needs on disk lies in one folder: a key for each account, and for each certificate how
/// to renew it. Proofs for the authority go into a folder that one of our listeners serves. What
/// can be expected to fail is an [org.yaomote.certificate.Outcome], with the authority's own words
/// among what it says; no key is ever in a text of this room.
@NullMarked
package org.yaomote.acme;

import org.jspecify.annotations.NullMarked;
