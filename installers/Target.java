import java.util.Locale;

/// The systems there are packages for.
enum Target {
    LINUX("linux", "linux"),
    WINDOWS("windows", "windows"),
    MACOS("macos", "osx");

    /// Folder of its files here.
    final String folder;

    /// How Netty's jars name it.
    final String netty;

    Target(String folder, String netty) {
        this.folder = folder;
        this.netty = netty;
    }

    static Target here() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? WINDOWS : name.startsWith("mac") ? MACOS : LINUX;
    }
}
