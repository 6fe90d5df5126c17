package org.yaomote.tls;

import io.netty.buffer.ByteBuf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What a client says first (RFC 8446 §4.1.2): as much of it as decides who answers.
///
/// @param serverName the host it wants (RFC 6066 §3); empty if it does not say
/// @param protocols what it can speak (ALPN, RFC 7301 §3.1), its favourite first; empty if it does
///   not say
public record ClientHello(String serverName, List<String> protocols) {
    /// Of a client that says nothing of either.
    public static final ClientHello SILENT = new ClientHello("", List.of());

    private static final int VERSION_AND_RANDOM = 34;
    private static final int SERVER_NAME = 0;
    private static final int ALPN = 16;
    private static final int HOST_NAME = 0;

    public ClientHello {
        protocols = List.copyOf(protocols);
    }

    /// Reads the body of the message, without its type and length. A broken one is [#SILENT]: the
    /// handshake itself will refuse it.
    public static ClientHello of(ByteBuf message) {
        ByteBuf in = message.slice();
        try {
            in.skipBytes(VERSION_AND_RANDOM);
            in.skipBytes(in.readUnsignedByte()); // session
            in.skipBytes(in.readUnsignedShort()); // cipher suites
            in.skipBytes(in.readUnsignedByte()); // compression
            return in.isReadable() ? extensions(in.readSlice(in.readUnsignedShort())) : SILENT;
        } catch (IndexOutOfBoundsException e) {
            return SILENT;
        }
    }

    private static ClientHello extensions(ByteBuf in) {
        String name = "";
        List<String> protocols = List.of();
        while (in.isReadable()) {
            int type = in.readUnsignedShort();
            ByteBuf content = in.readSlice(in.readUnsignedShort());
            if (type == SERVER_NAME) {
                name = serverName(content);
            } else if (type == ALPN) {
                protocols = protocols(content);
            }
        }
        return new ClientHello(name, protocols);
    }

    private static String serverName(ByteBuf in) {
        ByteBuf list = in.readSlice(in.readUnsignedShort());
        while (list.isReadable()) {
            int type = list.readUnsignedByte();
            String name = text(list.readSlice(list.readUnsignedShort()));
            if (type == HOST_NAME) {
                return name;
            }
        }
        return "";
    }

    private static List<String> protocols(ByteBuf in) {
        ByteBuf list = in.readSlice(in.readUnsignedShort());
        List<String> protocols = new ArrayList<>();
        while (list.isReadable()) {
            protocols.add(text(list.readSlice(list.readUnsignedByte())));
        }
        return protocols;
    }

    private static String text(ByteBuf octets) {
        return octets.toString(StandardCharsets.ISO_8859_1);
    }
}
