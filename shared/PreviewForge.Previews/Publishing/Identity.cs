using System.Globalization;

namespace PreviewForge.Previews.Publishing;

/// <summary>Who this process is to the file system, for messages about permissions.</summary>
internal static class Identity
{
    public static string OfProcess() => OperatingSystem.IsWindows()
        ? $"user '{Environment.UserName}'"
        : string.Create(CultureInfo.InvariantCulture, $"the process (uid {Posix.EffectiveUserId()}, gid {Posix.EffectiveGroupId()})");
}
