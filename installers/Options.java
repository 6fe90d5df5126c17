import java.util.Locale;

/// What the command line asks for.
///
/// @param version empty for the build's
/// @param jar empty for the build's
record Options(Target system, boolean fast, boolean dry, String version, String jar) {
    static Options of(String[] args) {
        Target system = Target.here();
        boolean fast = false;
        boolean dry = false;
        String version = "";
        String jar = "";
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--fast" -> fast = true;
                case "--dry-run" -> dry = true;
                case "--system" -> system = Target.valueOf(args[++i].toUpperCase(Locale.ROOT));
                case "--version" -> version = args[++i];
                case "--jar" -> jar = args[++i];
                default -> throw new IllegalArgumentException("package: what is " + args[i] + "?");
            }
        }
        if (system != Target.here() && !dry) {
            throw new IllegalArgumentException(
                    "package: a package for "
                            + system.folder
                            + " is made there; here only --dry-run");
        }
        return new Options(system, fast, dry, version, jar);
    }
}
