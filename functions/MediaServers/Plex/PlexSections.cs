using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>The server's libraries, asked once for as long as a connection lives, five minutes at most. A failure is not remembered.</summary>
internal sealed class PlexSections(PlexApi api, MediaServerSettings server, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private Task<IReadOnlyList<PlexSection>>? _answer;
    private long _askedAt;

    public async Task<IReadOnlyList<PlexSection>> AllAsync(CancellationToken cancellationToken)
    {
        Task<IReadOnlyList<PlexSection>> answer;
        lock (_gate)
        {
            if (_answer is null || _answer.IsFaulted || _answer.IsCanceled || time.GetElapsedTime(_askedAt) > Lifetime)
            {
                _answer = api.SectionsAsync(cancellationToken);
                _askedAt = time.GetTimestamp();
            }

            answer = _answer;
        }

        return await answer.WaitAsync(cancellationToken);
    }

    /// <summary>The sections with videos.</summary>
    public async Task<IReadOnlyList<PlexSection>> VideosAsync(CancellationToken cancellationToken)
        => [.. (await AllAsync(cancellationToken)).Where(section => section.Videos is not null)];

    /// <summary>Those of them that the settings want; all when the settings list none.</summary>
    public async Task<IReadOnlyList<PlexSection>> WantedAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<PlexSection> videos = await VideosAsync(cancellationToken);
        return server.Libraries.Count == 0
            ? videos
            : [.. videos.Where(section => server.Libraries.Any(library => library.Enabled && library.Id == section.Key))];
    }
}
