using System.Security.Cryptography;

namespace PreviewForge.EndToEnd.Outputs;

/// <summary>Every file below a folder with a hash of its bytes, for comparison.</summary>
internal static class FolderContents
{
    public static SortedDictionary<string, string> Of(string folder) => new(
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    /// <summary>Removes everything but the videos themselves.</summary>
    public static void RemovePreviews(string folder)
    {
        foreach (var sub in Directory.GetDirectories(folder))
        {
            Directory.Delete(sub, recursive: true);
        }

        foreach (var file in Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".bif" or ".meta"))
        {
            File.Delete(file);
        }
    }
}
