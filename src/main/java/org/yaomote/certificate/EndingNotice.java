package org.yaomote.certificate;

/// The news that the end of a certificate has come nearer.
///
/// @param days whole ones that are left; negative if it has ended
public record EndingNotice(Ending ending, EndingStage stage, long days) {}
