/// Looks before an apply whether it will do, and after it whether it did.
///
/// Face: [Preflight] (names, ports, certificates, new backends) gives a [Check] each; [Prover]
/// sends a request through each listener that a change touched and says in a [ListenerProof] what
/// came back. Both answer with values whatever happens, on threads of the executor handed in,
/// within seconds. The requests of the prover are real ones, thought of from what the rules ask for
/// ([Questions]) and held against them before one is sent ([Choice], [Foresight]). [Ways] finds one
/// for a certain service in the same way.
///
/// One walk: the draft gives web2 another weight. [Touched] finds the listener `https`, whose rules
/// lead to its service; the prover connects to it over loopback, sends `HEAD /` for a host that the
/// rule asks for, and reads `200` after 12 ms; the counts say that it was web2 that answered.
@NullMarked
package org.yaomote.proof;

import org.jspecify.annotations.NullMarked;
