namespace PreviewForge.Previews.Publishing;

/// <summary>Asks the system for rights on folders, without touching anything in them.</summary>
public static class FolderAccess
{
    /// <summary>True when this process may create files in the folder. Rights of remote disks may turn out otherwise.</summary>
    public static bool CanWrite(string folder) => OperatingSystem.IsWindows() || Posix.Access(folder, Posix.MayWriteAndEnter) == 0;
}
