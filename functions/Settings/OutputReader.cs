using PreviewForge.Contracts.Work;

namespace PreviewForge.Functions.Settings;

/// <summary>Reads the member <c>output</c> of a server.</summary>
internal static class OutputReader
{
    public static OutputSettings Read(JsonMembers server)
    {
        JsonMembers output = server.Object("output");
        int? width = output.Number("width", 16, 3840);
        if (width % 2 == 1)
        {
            output.Problem("width", "must be even: video codecs know no odd sizes");
        }

        return new OutputSettings
        {
            Formats = [.. output.Texts("formats").Select(name => ReadFormat(output, name)).OfType<OutputFormat>().Distinct()],
            Width = width ?? new OutputSettings().Width,
            FrameInterval = output.Number("frame_interval", 0, 60) is > 0 and var interval ? interval : null,
            PlexConfigFolder = ReadPlexFolder(server, output),
            SaveWithMedia = output.Flag("save_with_media", true),
            JellyfinConfigFolder = output.Text("jellyfin_config_folder").Trim(),
        };
    }

    /// <summary>The published reference shows the folder beside <c>output</c>, the application has always kept it inside.</summary>
    private static string ReadPlexFolder(JsonMembers server, JsonMembers output)
        => output.Text("plex_config_folder").Trim() is { Length: > 0 } inside ? inside : server.Text("plex_config_folder").Trim();

    private static OutputFormat? ReadFormat(JsonMembers output, string name)
    {
        if (Enum.TryParse(name, ignoreCase: true, out OutputFormat format) && !int.TryParse(name, out _))
        {
            return format;
        }

        output.Problem("formats", $"has \"{name}\", and must hold only bif, trickplay, webvtt");
        return null;
    }
}
