package org.yaomote.rights;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.OptionalInt;

/// The few functions of the C library that look users up and change who a process acts for.
///
/// On Linux alone: the kernel knows users by thread, and it is the C library (glibc and musl alike)
/// that changes all threads of a process at once. Thread: one; the look-ups share memory.
final class Libc {
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERROR_NUMBER =
            STATE.varHandle(PathElement.groupElement("errno"));

    /// What `struct passwd` and `struct group` begin with on 64-bit Linux: two pointers, and then
    /// the number.
    private static final long NUMBER_AT = 16;

    private static final long HEAD_BYTES = 24;

    private final MethodHandle getpwnam = function("getpwnam", ADDRESS, ADDRESS);
    private final MethodHandle getgrnam = function("getgrnam", ADDRESS, ADDRESS);
    private final MethodHandle setfsuid = function("setfsuid", JAVA_INT, JAVA_INT);
    private final MethodHandle setfsgid = function("setfsgid", JAVA_INT, JAVA_INT);
    private final MethodHandle initgroups = call("initgroups", ADDRESS, JAVA_INT);
    private final MethodHandle setgid = call("setgid", JAVA_INT);
    private final MethodHandle setuid = call("setuid", JAVA_INT);

    /// What a change came to.
    ///
    /// @param error the system's number of the reason; 0 if it was done
    record Outcome(int error) {
        boolean isDone() {
            return error == 0;
        }
    }

    /// The user's number; empty if there is none of the name.
    OptionalInt uid(String user) {
        return number(getpwnam, user, NUMBER_AT);
    }

    /// The number of the user's own group; empty if there is no such user.
    OptionalInt gidOf(String user) {
        return number(getpwnam, user, NUMBER_AT + Integer.BYTES);
    }

    /// The group's number; empty if there is none of the name.
    OptionalInt gid(String group) {
        return number(getgrnam, group, NUMBER_AT);
    }

    @SuppressWarnings("restricted")
    private static OptionalInt number(MethodHandle lookUp, String name, long at) {
        try (Arena arena = Arena.ofConfined()) {
            var found = (MemorySegment) lookUp.invokeExact(arena.allocateFrom(name));
            return found.equals(MemorySegment.NULL)
                    ? OptionalInt.empty()
                    : OptionalInt.of(found.reinterpret(HEAD_BYTES).get(JAVA_INT, at));
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The process belongs to the user's groups and to this one, and to no others.
    Outcome initgroups(String user, int gid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return outcome(
                    (int) initgroups.invokeExact(state, arena.allocateFrom(user), gid), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /// The process acts for this group.
    Outcome setgid(int gid) {
        return change(setgid, gid);
    }

    /// The process acts for this user, in all of its threads.
    Outcome setuid(int uid) {
        return change(setuid, uid);
    }

    /// This thread alone, and for files alone, acts for a user and a group (setfsuid(2)).
    void actOnFilesFor(int uid, int gid) {
        try {
            // Root both before and after: the group can be changed as long as the user is root.
            int _ = (int) setfsuid.invokeExact(0);
            int _ = (int) setfsgid.invokeExact(gid);
            int _ = (int) setfsuid.invokeExact(uid);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static Outcome change(MethodHandle how, int number) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            return outcome((int) how.invokeExact(state, number), state);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static Outcome outcome(int result, MemorySegment state) {
        // A failure without a reason is still one.
        return new Outcome(result == 0 ? 0 : Math.max(1, (int) ERROR_NUMBER.get(state, 0L)));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(
            String name, MemoryLayout result, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(result, arguments));
    }

    @SuppressWarnings("restricted")
    private static MethodHandle call(String name, MemoryLayout... arguments) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow(name),
                FunctionDescriptor.of(JAVA_INT, arguments),
                ERRNO);
    }

    /// The functions throw nothing; what is left is the JVM's own.
    private static RuntimeException unexpected(Throwable cause) {
        return switch (cause) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new IllegalStateException(cause);
        };
    }
}
