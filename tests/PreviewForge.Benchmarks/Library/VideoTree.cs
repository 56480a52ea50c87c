using System.Globalization;

namespace PreviewForge.Benchmarks.Library;

/// <summary>The folders of the generated films with an empty file in each, so that looks into folders cost what they do.</summary>
internal static class VideoTree
{
    private const int FirstYear = 1950;
    private const int Years = 75;

    public static void Make(string folder, int count)
    {
        for (var index = 0; index < count; index++)
        {
            var stem = string.Create(CultureInfo.InvariantCulture, $"Film {index:000000} ({FirstYear + (index % Years)})");
            var own = Path.Combine(folder, stem);
            Directory.CreateDirectory(own);
            File.Create(Path.Combine(own, stem + ".mkv")).Dispose();
        }
    }
}
