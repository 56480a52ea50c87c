using System.Runtime.InteropServices;

namespace PreviewForge.Previews.Publishing;

/// <summary>The few calls of POSIX that .NET has no API for. Not for Windows.</summary>
internal static partial class Posix
{
    public const int ReadOnly = 0; // O_RDONLY is 0 on Linux and macOS.

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    public static partial int FileSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    public static partial int Close(int descriptor);

    public const int MayWriteAndEnter = 2 | 1; // W_OK and X_OK, the same everywhere.

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Access(string path, int mode);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    public static partial uint EffectiveUserId();

    [LibraryImport("libc", EntryPoint = "getegid")]
    public static partial uint EffectiveGroupId();
}
