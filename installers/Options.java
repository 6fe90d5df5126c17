import java.util.Locale;

/// What the command line asks for.
///
/// @param loose packed quickly instead of small
/// @param again out of the app image that is there
/// @param version empty for the build's
/// @param jar empty for the build's
record Options(
        Target system,
        boolean fast,
        boolean dry,
        boolean loose,
        boolean again,
        String version,
        String jar) {
    static Options of(String[] args) {
        Target system = Target.here();
        boolean fast = false;
        boolean dry = false;
        boolean loose = false;
        boolean again = false;
        String version = "";
        String jar = "";
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--fast" -> fast = true;
                case "--loose" -> loose = true;
                case "--again" -> again = true;
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
        return new Options(system, fast, dry, loose, again, version, jar);
    }
}
