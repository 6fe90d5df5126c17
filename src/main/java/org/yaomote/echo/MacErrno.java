package org.yaomote.echo;

import java.util.Map;

/// Error numbers of macOS in words; many differ from those of Linux.
final class MacErrno {
    static final int EINTR = 4;
    static final int ENOMEM = 12;
    static final int EAGAIN = 35;
    static final int EAFNOSUPPORT = 47;
    static final int ENOBUFS = 55;
    static final int EHOSTDOWN = 64;

    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(1, "EPERM: Operation not permitted"),
                    Map.entry(EINTR, "EINTR: Interrupted system call"),
                    Map.entry(9, "EBADF: Bad file descriptor"),
                    Map.entry(ENOMEM, "ENOMEM: Cannot allocate memory"),
                    Map.entry(13, "EACCES: Permission denied"),
                    Map.entry(22, "EINVAL: Invalid argument"),
                    Map.entry(24, "EMFILE: Too many open files"),
                    Map.entry(EAGAIN, "EAGAIN: Resource temporarily unavailable"),
                    Map.entry(40, "EMSGSIZE: Message too long"),
                    Map.entry(42, "ENOPROTOOPT: Protocol not available"),
                    Map.entry(43, "EPROTONOSUPPORT: Protocol not supported"),
                    Map.entry(EAFNOSUPPORT, "EAFNOSUPPORT: Address family not supported"),
                    Map.entry(49, "EADDRNOTAVAIL: Cannot assign requested address"),
                    Map.entry(50, "ENETDOWN: Network is down"),
                    Map.entry(51, "ENETUNREACH: Network is unreachable"),
                    Map.entry(ENOBUFS, "ENOBUFS: No buffer space available"),
                    Map.entry(EHOSTDOWN, "EHOSTDOWN: Host is down"),
                    Map.entry(65, "EHOSTUNREACH: No route to host"));

    private MacErrno() {}

    static String words(int number) {
        return WORDS.getOrDefault(number, "errno " + number);
    }
}
