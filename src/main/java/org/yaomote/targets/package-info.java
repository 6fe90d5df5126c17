/// Which hosts are meant by a text like `192.168.0.{1..8}`: the grammar of targets.
///
/// Face: [TargetSet]. Numbers are kept as ranges: a /16 costs no more memory than one address.
@NullMarked
package org.yaomote.targets;

import org.jspecify.annotations.NullMarked;
