package org.yaomote.startup;

import java.util.Optional;

/// Where nothing can be switched.
record NoLoginItem(LoginState.Why why) implements LoginItem {
    @Override
    public LoginState state() {
        return new LoginState.Unknown(why);
    }

    @Override
    public Optional<String> set(Optional<LoginOptions> wanted) {
        return Optional.of(why.name());
    }
}
