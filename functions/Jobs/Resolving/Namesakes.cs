using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>
/// Videos of one folder that differ in nothing but the extension, such as a film as <c>.mkv</c> and <c>.mp4</c>. Emby and Jellyfin name a video's
/// companions without its extension, so one file would be both videos' preview and never fresh for both. The first by name has it.
/// </summary>
internal sealed class Namesakes
{
    private string? _folder;
    private Dictionary<string, string> _firstByStem = [];

    /// <summary>The video that has the name before this one; null when this one is the first, or the only one.</summary>
    /// <param name="video">Absolute path. Videos that come folder by folder cost one listing a folder.</param>
    public string? Before(string video)
    {
        string folder = Path.GetDirectoryName(video)!;
        if (folder != _folder)
        {
            (_folder, _firstByStem) = (folder, FirstByStem(folder));
        }

        return _firstByStem.TryGetValue(Path.GetFileNameWithoutExtension(video), out string? first) && string.CompareOrdinal(first, Path.GetFileName(video)) < 0
            ? Path.Combine(folder, first)
            : null;
    }

    /// <summary>The outputs that don't lie beside the video under its name; those belong to the namesake.</summary>
    public static IReadOnlyList<OutputPlan> Without(string video, IReadOnlyList<OutputPlan> outputs)
    {
        string companions = Path.Combine(Path.GetDirectoryName(video)!, Path.GetFileNameWithoutExtension(video));
        return [.. outputs.Where(output => !output.Target.StartsWith(companions, StringComparison.Ordinal))];
    }

    private static Dictionary<string, string> FirstByStem(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))
                .Where(name => name[0] != '.' && VideoExtensions.IsVideo(name))
                .GroupBy(name => Path.GetFileNameWithoutExtension(name), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Min(StringComparer.Ordinal)!, StringComparer.Ordinal);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return []; // Then its videos can't be seen either.
        }
    }
}
