namespace PreviewForge.Functions.MediaServers.Catalog;

/// <summary>What release groups append to a title.</summary>
internal static class ReleaseWords
{
    /// <summary>No title ends so.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "1080p", "2160p", "720p", "480p", "webrip", "webdl", "bluray", "bdrip", "brrip", "hdrip", "hdtv", "dvdrip", "x264", "x265", "h264", "h265",
        "hevc", "aac", "ac3", "eac3", "ddp5", "ddp7", "remux", "repack", "rarbg", "yify", "yts", "ettv", "eztv", "10bit", "8bit", "hdr10",
    };

    /// <summary>A title may end so (Dark Web), but not the name of a release.</summary>
    private static readonly HashSet<string> Doubtful = new(StringComparer.OrdinalIgnoreCase)
    {
        "web", "avc", "dts", "atmos", "proper", "extended", "uncut", "hdr", "dv", "sdr",
    };

    /// <summary>Drops them from the end; one word is always left.</summary>
    /// <param name="words">Is changed in place.</param>
    /// <param name="isRelease">True: it is known already that a release is named.</param>
    public static void Drop(List<string> words, bool isRelease)
    {
        isRelease |= words.Skip(1).Any(Plain.Contains);
        while (words.Count > 1 && IsAppended(words, isRelease))
        {
            words.RemoveAt(words.Count - 1);
        }
    }

    private static bool IsAppended(List<string> words, bool isRelease)
        => Plain.Contains(words[^1])
            || (isRelease && Doubtful.Contains(words[^1]))
            || (IsGroup(words[^1]) && words.Skip(1).SkipLast(1).Any(word => Plain.Contains(word) || (isRelease && Doubtful.Contains(word))));

    /// <summary>The name of a release group, letters and mostly capital ones; it only follows other such words, for a title may be typed so too.</summary>
    private static bool IsGroup(string word) => word.Length is >= 3 and <= 12 && word.All(char.IsAsciiLetter) && word.Count(char.IsAsciiLetterUpper) * 2 >= word.Length;
}
