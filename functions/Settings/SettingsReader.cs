using System.Text.Json.Nodes;
using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.Settings;

/// <summary>Makes typed settings of the file's JSON, and gathers every problem at once.</summary>
internal static class SettingsReader
{
    public static AppSettings Read(JsonObject json)
    {
        List<string> problems = [];
        var root = new JsonMembers(json, "", problems);
        var settings = new AppSettings();
        return settings with
        {
            ThumbnailInterval = root.Number("thumbnail_interval", 1, 60) ?? settings.ThumbnailInterval,
            ThumbnailQuality = root.Number("thumbnail_quality", 1, 10) ?? settings.ThumbnailQuality,
            ToneMap = ReadToneMap(root),
            CpuThreads = root.Number("cpu_threads", 0, 32),
            Gpus = ReadGpus(root),
            JobHistoryDays = root.Number("job_history_days", 0, 36_500) ?? settings.JobHistoryDays,
            MediaServers = [.. root.Objects("media_servers").Select(ReadServer)],
            Problems = problems,
        };
    }

    private static ToneMap ReadToneMap(JsonMembers root)
    {
        string name = root.Text("tonemap_algorithm", "hable");
        if (Enum.TryParse(name, ignoreCase: true, out ToneMap toneMap) && !int.TryParse(name, out _))
        {
            return toneMap;
        }

        root.Problem("tonemap_algorithm", "must be one of hable, reinhard, mobius, clip, gamma, linear");
        return ToneMap.Hable;
    }

    /// <summary>An entry without a device is left out, and of several for one device the last counts.</summary>
    private static List<GpuSettings> ReadGpus(JsonMembers root) =>
    [
        .. root.Objects("gpu_config")
            .Select(gpu => new GpuSettings(
                gpu.Text("device").Trim(), gpu.Flag("enabled", true), gpu.Number("workers", 0, 32) ?? 1, gpu.Number("ffmpeg_threads", 0, 32) ?? 2))
            .Where(gpu => gpu.Device.Length > 0)
            .GroupBy(gpu => gpu.Device)
            .Select(same => same.Last()),
    ];

    private static MediaServerSettings ReadServer(JsonMembers server)
    {
        string id = server.Text("id").Trim();
        if (id.Length == 0)
        {
            server.Problem("id", "must not be empty");
        }

        return new MediaServerSettings
        {
            Id = id,
            Type = server.Text("type").Trim().ToLowerInvariant(),
            Name = server.Text("name", id),
            Enabled = server.Flag("enabled", true),
            Libraries = [.. server.Objects("libraries").Select(ReadLibrary)],
            PathMappings = PathMappingParser.FromJson(server.Raw("path_mappings")),
            ExcludePaths = ReadExcludes(server),
            Output = ReadOutput(server.Object("output")),
        };
    }

    private static LibrarySettings ReadLibrary(JsonMembers library)
        => new(library.Text("id"), library.Text("name"), library.Texts("remote_paths"), library.Flag("enabled", true));

    /// <summary>A wrong pattern is a problem: left out in silence, it would let in what somebody wanted out.</summary>
    private static List<ExcludeRule> ReadExcludes(JsonMembers server)
    {
        List<ExcludeRule> rules =
        [
            .. server.Texts("exclude_paths").Select(path => new ExcludeRule(path)),
            .. server.Objects("exclude_paths").Select(exclude => new ExcludeRule(exclude.Text("value").Trim(), KindOf(exclude.Text("type", "path")))),
        ];
        foreach (string problem in new ExcludeRules(rules).Problems)
        {
            server.Problem("exclude_paths", $"has a wrong entry. {problem}");
        }

        return rules;
    }

    private static ExcludeKind KindOf(string type)
        => type.Equals("regex", StringComparison.OrdinalIgnoreCase) ? ExcludeKind.Regex : ExcludeKind.Path;

    private static OutputSettings ReadOutput(JsonMembers output)
    {
        int? width = output.Number("width", 16, 3840);
        if (width % 2 == 1)
        {
            output.Problem("width", "must be even: video codecs know no odd sizes");
        }

        return new OutputSettings
        {
            Formats = [.. output.Texts("formats").Select(name => ReadFormat(output, name)).OfType<OutputFormat>().Distinct()],
            Width = width ?? new OutputSettings().Width,
            FrameInterval = output.Number("frame_interval", 1, 60),
        };
    }

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
