namespace PreviewForge.Previews.Naming;

/// <summary>Splits the path of a media file as all preview names are built: folder, and name less its last extension.</summary>
internal static class MediaPath
{
    public static (string Folder, string Stem) Split(string mediaPath)
    {
        var folder = Path.GetDirectoryName(mediaPath);
        var stem = Path.GetFileNameWithoutExtension(mediaPath);
        return string.IsNullOrEmpty(folder) || stem.Length == 0
            ? throw new ArgumentException("Not the absolute path of a file.", nameof(mediaPath))
            : (folder, stem);
    }
}
