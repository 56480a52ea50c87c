using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Jobs;

/// <summary>A vendor whose servers plan one BIF beside each video, and answer announcements as a test says.</summary>
internal sealed class TalkingServer(ServerType type) : IMediaServerKind, IOutputPlans, IAnnouncer
{
    public ServerType Type => type;

    /// <summary>Instead of the usual plan, for videos whose name contains the key.</summary>
    public Dictionary<string, ServerPlan> Plans { get; } = [];

    /// <summary>What is answered to announcements, one after the other; then <see cref="AnnounceState.Verified"/>.</summary>
    public Queue<AnnounceOutcome> Outcomes { get; } = [];

    /// <summary>Every announcement, in order.</summary>
    public List<Announcement> Told { get; } = [];

    /// <summary>Files that it was told to look at.</summary>
    public List<string> Nudged { get; } = [];

    /// <summary>Files that it was told are gone.</summary>
    public List<string> Gone { get; } = [];

    /// <summary>Runs before each nudge; may throw.</summary>
    public Action OnNudge { get; set; } = () => { };

    /// <summary>The files of its items, by the item's id.</summary>
    public Dictionary<string, IReadOnlyList<ServerItem>> Items { get; } = [];

    /// <summary>Runs before each question for an item; may throw.</summary>
    public Action OnItem { get; set; } = () => { };

    /// <summary>What it was asked to plan.</summary>
    public List<PlanRequest> Planned { get; } = [];

    /// <summary>The app with one Plex (<c>attic</c>) and one Emby (<c>loft</c>) of this kind, both over all media.</summary>
    public static async Task<(AppBox Box, TalkingServer Plex, TalkingServer Emby)> OpenAsync()
    {
        var (plex, emby) = (new TalkingServer(ServerType.Plex), new TalkingServer(ServerType.Emby));
        AppBox box = await AppBox.OpenAsync(services =>
        {
            services.RemoveAll<IMediaServerKind>();
            services.AddSingleton<IMediaServerKind>(plex).AddSingleton<IMediaServerKind>(emby);
        });
        await box.Get<SettingsStore>().UpdateAsync(json => json["media_servers"] = new JsonArray(Entry(box, "attic", "plex"), Entry(box, "loft", "emby")), AppBox.Soon);
        return (box, plex, emby);
    }

    public ServerConnection Connect(MediaServerSettings server, int interval)
        => new() { Probe = new Nobody(), Catalog = new NothingListed(this), Plans = new PlansOf(this, server.Id), Announcer = this };

    public Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task NudgeAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken)
    {
        OnNudge();
        Nudged.AddRange(localPaths);
        return Task.CompletedTask;
    }

    public Task TellGoneAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken)
    {
        Gone.AddRange(localPaths);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AnnounceOutcome>> AnnounceAsync(IReadOnlyList<Announcement> videos, CancellationToken cancellationToken)
    {
        Told.AddRange(videos);
        return Task.FromResult<IReadOnlyList<AnnounceOutcome>>([.. videos.Select(_ => Outcomes.TryDequeue(out AnnounceOutcome? outcome) ? outcome : new AnnounceOutcome(AnnounceState.Verified, null, "77"))]);
    }

    private static JsonObject Entry(AppBox box, string id, string type) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["name"] = id,
        ["url"] = $"http://{id}:1",
        ["auth"] = new JsonObject { ["method"] = "token", ["token"] = "t" },
        ["libraries"] = new JsonArray(new JsonObject { ["id"] = "1", ["name"] = "All", ["remote_paths"] = new JsonArray(box.Media) }),
    };

    private sealed class PlansOf(TalkingServer server, string id) : IOutputPlans
    {
        public Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken)
        {
            server.Planned.AddRange(videos);
            return Task.FromResult<IReadOnlyList<ServerPlan>>([.. videos.Select(video => server.Plans.FirstOrDefault(plan => video.Path.Contains(plan.Key, StringComparison.Ordinal)).Value ?? Usual(video.Path))]);
        }

        private ServerPlan.Ready Usual(string video) => new([new OutputPlan(id, OutputFormat.Bif, $"/previews/{id}/{Path.GetFileName(video)}.bif", 320, 10)]);
    }

    private sealed class Nobody : IServerProbe
    {
        public Task<ServerInfo> AskAsync(CancellationToken cancellationToken) => Task.FromResult(new ServerInfo(null, null, null));
    }

    private sealed class NothingListed(TalkingServer server) : ILibraryCatalog
    {
        public Task<IReadOnlyList<ServerLibrary>> ListLibrariesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ServerLibrary>>([]);

        public IAsyncEnumerable<ItemPage> ListItemsAsync(ListingRequest request, string? cursor, CancellationToken cancellationToken) => AsyncEnumerable.Empty<ItemPage>();

        public Task<ServerItem?> FindAsync(string localPath, CancellationToken cancellationToken) => Task.FromResult<ServerItem?>(null);

        public Task<IReadOnlyList<ServerItem>> FilesOfAsync(string itemId, CancellationToken cancellationToken)
        {
            server.OnItem();
            return Task.FromResult(server.Items.GetValueOrDefault(itemId, []));
        }

        public Task<IReadOnlyList<MediaSuggestion>> SuggestAsync(TitleQuery query, int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<MediaSuggestion>>([]);
    }
}
