using System.Globalization;

namespace PreviewForge.Functions.Settings;

/// <summary>Says who we are and what a folder allows, which is all that somebody needs to mend it.</summary>
internal static class FolderAccess
{
    /// <summary>For example <c>the app runs as uid 1000, gid 1000; the mode of /config is 0755</c>.</summary>
    public static string Describe(string folder)
        => $"the app runs as uid {Own("Uid")}, gid {Own("Gid")}; the mode of {folder} is {ModeOf(folder)}";

    /// <summary>The effective id, the second of four in the kernel's own report.</summary>
    private static string Own(string kind)
    {
        try
        {
            string? line = File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith($"{kind}:", StringComparison.Ordinal));
            return line?.Split('\t') is [_, _, var effective, ..] ? effective : "?";
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return "?";
        }
    }

    private static string ModeOf(string folder)
    {
        try
        {
            return Convert.ToString((int)File.GetUnixFileMode(folder), 8).PadLeft(4, '0').ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return "unknown";
        }
    }
}
