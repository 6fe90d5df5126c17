/// Two small web servers inside the program, so that there is something to balance at once.
///
/// Face: [DemoServers]. They listen on loopback only, answer every path with a page that names the
/// server, and know nothing of the proxy in front of them.
@NullMarked
package org.yaomote.demo;

import org.jspecify.annotations.NullMarked;
