import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The icon in the forms of Windows and macOS: both are envelopes around PNGs.
final class Icons {
    private static final List<Integer> OF_WINDOWS = List.of(16, 24, 32, 48, 64, 128, 256);

    /// Four letters for each size in pixels, as macOS names them.
    private static final Map<String, Integer> OF_MACOS =
            new TreeMap<>(
                    Map.of(
                            "icp4", 16, "icp5", 32, "icp6", 64, "ic07", 128, "ic08", 256, "ic09",
                            512, "ic11", 32, "ic12", 64, "ic13", 256, "ic14", 512));

    private Icons() {}

    static byte[] ico(Material material) throws IOException {
        List<byte[]> pictures = new ArrayList<>();
        for (int size : OF_WINDOWS) {
            pictures.add(Files.readAllBytes(material.icon(size)));
        }
        int octets = pictures.stream().mapToInt(p -> p.length).sum();
        int head = 6 + 16 * pictures.size();
        ByteBuffer out = ByteBuffer.allocate(head + octets).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) pictures.size());
        int at = head;
        for (int i = 0; i < pictures.size(); i++) {
            byte side = (byte) (OF_WINDOWS.get(i) == 256 ? 0 : OF_WINDOWS.get(i));
            out.put(side).put(side).put((byte) 0).put((byte) 0);
            out.putShort((short) 1).putShort((short) 32);
            out.putInt(pictures.get(i).length).putInt(at);
            at += pictures.get(i).length;
        }
        pictures.forEach(out::put);
        return out.array();
    }

    static byte[] icns(Material material) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(body);
        for (Map.Entry<String, Integer> kind : OF_MACOS.entrySet()) {
            byte[] picture = Files.readAllBytes(material.icon(kind.getValue()));
            data.write(kind.getKey().getBytes(StandardCharsets.US_ASCII));
            data.writeInt(picture.length + 8);
            data.write(picture);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(all);
        head.write("icns".getBytes(StandardCharsets.US_ASCII));
        head.writeInt(body.size() + 8);
        body.writeTo(head);
        return all.toByteArray();
    }
}
