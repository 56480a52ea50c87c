using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.Previews.Publishing;

/// <summary>
/// Names of what is not finished yet, in the folder of the final name so that a rename is enough: hidden, recognisable, and the
/// same each time for one publisher and one final name, so that a repeat after a crash takes over what the crash left.
/// </summary>
internal static class TempName
{
    /// <summary>A file or folder that is being filled.</summary>
    public const string Staged = ".pf-tmp";

    /// <summary>A folder that is being replaced.</summary>
    public const string Replaced = ".pf-old";

    /// <summary>Longest name in bytes of UTF-8 on ext4, XFS, Btrfs, ZFS and NFS (NAME_MAX).</summary>
    private const int MaxBytes = 255;

    /// <param name="name">The final name, without folder.</param>
    /// <param name="id">Who publishes.</param>
    /// <param name="kind"><see cref="Staged"/> or <see cref="Replaced"/>.</param>
    public static string For(string name, PublisherId id, string kind)
    {
        var full = $".{name}.{id}{kind}";
        if (Encoding.UTF8.GetByteCount(full) <= MaxBytes)
        {
            return full;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32];
        return $".{hash}.{id}{kind}";
    }

    /// <summary>True for the name of anything unfinished, whoever made it.</summary>
    public static bool IsTemp(string name) =>
        name.StartsWith('.') && (name.EndsWith(Staged, StringComparison.Ordinal) || name.EndsWith(Replaced, StringComparison.Ordinal));

    /// <summary>True for the name of something unfinished that this publisher made.</summary>
    public static bool IsTempOf(string name, PublisherId id) =>
        name.StartsWith('.')
        && (name.EndsWith($".{id}{Staged}", StringComparison.Ordinal) || name.EndsWith($".{id}{Replaced}", StringComparison.Ordinal));
}
