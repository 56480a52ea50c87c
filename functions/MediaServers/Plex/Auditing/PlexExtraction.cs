using PreviewForge.Functions.MediaServers.Auditing;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Plex.Auditing;

/// <summary>Plex's own making of preview thumbnails, a switch of each library. Where it is on, Plex may overwrite ours.</summary>
internal sealed class PlexExtraction(PlexApi api) : IVendorExtraction
{
    private const string Switch = "enableBIFGeneration";

    public async Task<ExtractionStatus> ReadAsync(CancellationToken cancellationToken)
    {
        List<LibraryExtraction> libraries = [];
        foreach (PlexSection section in await VideosAsync(cancellationToken))
        {
            libraries.Add(new LibraryExtraction(section.Key, section.Title, await StateAsync(section, cancellationToken)));
        }

        return new ExtractionStatus(libraries);
    }

    public async Task<IReadOnlyDictionary<string, string>> SetAsync(bool scan, IReadOnlyList<string>? libraryIds, CancellationToken cancellationToken)
    {
        IReadOnlyList<PlexSection> videos = await VideosAsync(cancellationToken);
        string[] wanted = [.. (libraryIds ?? [.. videos.Select(section => section.Key)]).Distinct()];
        Dictionary<string, string> results = wanted.ToDictionary(id => id, _ => "error: the server has no library of films or shows with this id");
        PlexSection[] sections = [.. videos.Where(section => wanted.Contains(section.Key))];
        IReadOnlyDictionary<string, Asked<string>> answers = await Batch.AskAsync(
            sections.Select(section => section.Key), (key, token) => SetAsync(sections.First(section => section.Key == key), scan, token), cancellationToken);
        foreach ((string key, Asked<string> answer) in answers)
        {
            results[key] = answer switch
            {
                Asked<string>.Answer done => done.Value,
                Asked<string>.Failure failure => $"error: {failure.Reason}",
                _ => throw new ArgumentOutOfRangeException(nameof(scan), answer, "No such answer."),
            };
        }

        return results;
    }

    private async Task<IReadOnlyList<PlexSection>> VideosAsync(CancellationToken cancellationToken)
        => [.. (await api.SectionsAsync(cancellationToken)).Where(section => section.Videos is not null)];

    /// <summary>A library that doesn't tell is skipped; a server that is away is no healthy server, and is an error of the whole.</summary>
    private async Task<ExtractionState> StateAsync(PlexSection section, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.PreferencesAsync(section, cancellationToken)).FirstOrDefault(setting => setting.Id == Switch)?.IsOn switch
            {
                true => ExtractionState.Extracting,
                false => ExtractionState.Stopped,
                null => ExtractionState.Skipped,
            };
        }
        catch (UnexpectedAnswerException)
        {
            return ExtractionState.Skipped;
        }
    }

    private async Task<string> SetAsync(PlexSection section, bool scan, CancellationToken cancellationToken)
    {
        if (await StateAsync(section, cancellationToken) is ExtractionState.Skipped)
        {
            return "skipped: the library does not say whether Plex makes previews of its videos";
        }

        await api.SetPreferenceAsync(section, Switch, scan, cancellationToken);
        return "ok";
    }
}
