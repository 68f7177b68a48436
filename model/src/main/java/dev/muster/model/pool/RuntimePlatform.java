package dev.muster.model.pool;

/** What an image needs of the machine, by its ECS names (ECS API reference, RuntimePlatform). */
public record RuntimePlatform(Architecture architecture, OperatingSystem operatingSystem) {
    public static final RuntimePlatform DEFAULT = new RuntimePlatform(Architecture.X86_64, OperatingSystem.LINUX);

    public boolean isWindows() {
        return operatingSystem != OperatingSystem.LINUX;
    }

    /** CPU architectures. */
    public enum Architecture {
        X86_64,
        ARM64
    }

    /** Those that ECS still runs and the agent supports. */
    public enum OperatingSystem {
        LINUX,
        WINDOWS_SERVER_2019_CORE,
        WINDOWS_SERVER_2019_FULL,
        WINDOWS_SERVER_2022_CORE,
        WINDOWS_SERVER_2022_FULL,
        WINDOWS_SERVER_2025_CORE,
        WINDOWS_SERVER_2025_FULL
    }
}
