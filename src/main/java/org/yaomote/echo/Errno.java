package org.yaomote.echo;

import java.util.Map;

/// Error numbers of Linux in words, as `perror` and the manual have them.
final class Errno {
    static final int EINTR = 4;
    static final int EAGAIN = 11;
    static final int ENOMEM = 12;
    static final int EAFNOSUPPORT = 97;
    static final int ENOBUFS = 105;

    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(1, "EPERM: Operation not permitted"),
                    Map.entry(EINTR, "EINTR: Interrupted system call"),
                    Map.entry(9, "EBADF: Bad file descriptor"),
                    Map.entry(EAGAIN, "EAGAIN: Resource temporarily unavailable"),
                    Map.entry(ENOMEM, "ENOMEM: Cannot allocate memory"),
                    Map.entry(13, "EACCES: Permission denied"),
                    Map.entry(19, "ENODEV: No such device"),
                    Map.entry(22, "EINVAL: Invalid argument"),
                    Map.entry(23, "ENFILE: Too many open files in system"),
                    Map.entry(24, "EMFILE: Too many open files"),
                    Map.entry(71, "EPROTO: Protocol error"),
                    Map.entry(90, "EMSGSIZE: Message too long"),
                    Map.entry(92, "ENOPROTOOPT: Protocol not available"),
                    Map.entry(93, "EPROTONOSUPPORT: Protocol not supported"),
                    Map.entry(
                            EAFNOSUPPORT, "EAFNOSUPPORT: Address family not supported by protocol"),
                    Map.entry(99, "EADDRNOTAVAIL: Cannot assign requested address"),
                    Map.entry(100, "ENETDOWN: Network is down"),
                    Map.entry(101, "ENETUNREACH: Network is unreachable"),
                    Map.entry(ENOBUFS, "ENOBUFS: No buffer space available"),
                    Map.entry(111, "ECONNREFUSED: Connection refused"),
                    Map.entry(112, "EHOSTDOWN: Host is down"),
                    Map.entry(113, "EHOSTUNREACH: No route to host"));

    private Errno() {}

    static String words(int number) {
        return WORDS.getOrDefault(number, "errno " + number);
    }
}
