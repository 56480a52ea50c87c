using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Announcing;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Folder;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.MediaServers;

/// <summary>A vendor that answers what a test says, and remembers what it was asked with.</summary>
internal sealed class StubVendor(ServerType type) : IMediaServerKind, IServerProbe, ILibraryCatalog, IOutputPlans, IAnnouncer
{
    public ServerType Type => type;

    /// <summary>The settings of each connection that was made.</summary>
    public List<MediaServerSettings> Connected { get; } = [];

    /// <summary>Runs before each answer; may throw.</summary>
    public Func<Task> BeforeAnswer { get; set; } = () => Task.CompletedTask;

    public ServerInfo Info { get; set; } = new("machine-1", "Attic", "1.2.3");

    public IReadOnlyList<ServerLibrary> Libraries { get; set; } = [];

    public IReadOnlyList<ServerItem> Files { get; set; } = [];

    public IReadOnlyList<MediaSuggestion> Suggestions { get; set; } = [];

    public ServerPlan Plan { get; set; } = new ServerPlan.Never("Nothing is planned");

    /// <summary>Adds what not every vendor has.</summary>
    public Func<ServerConnection, ServerConnection> Extend { get; set; } = connection => connection;

    public IReadOnlyList<PlanRequest> Planned { get; private set; } = [];

    /// <summary>The app with these vendors, and folders, in place of its own.</summary>
    public static Task<AppBox> OpenAsync(params StubVendor[] vendors) => AppBox.OpenAsync(services =>
    {
        services.RemoveAll<IMediaServerKind>();
        services.AddSingleton<IMediaServerKind, FolderServer>();
        foreach (StubVendor vendor in vendors)
        {
            services.AddSingleton<IMediaServerKind>(vendor);
        }
    });

    public static ServerUnreachableException Away => new("Plex at http://attic:32400 did not answer within 30 seconds.", UnreachableCause.Timeout);

    public ServerConnection Connect(MediaServerSettings server, int interval)
    {
        Connected.Add(server);
        return Extend(new ServerConnection { Probe = this, Catalog = this, Plans = this, Announcer = this });
    }

    public async Task<ServerInfo> AskAsync(CancellationToken cancellationToken) => await AnswerAsync(Info);

    public async Task<IReadOnlyList<ServerLibrary>> ListLibrariesAsync(CancellationToken cancellationToken) => await AnswerAsync(Libraries);

    public IAsyncEnumerable<ItemPage> ListItemsAsync(ListingRequest request, string? cursor, CancellationToken cancellationToken) => AsyncEnumerable.Empty<ItemPage>();

    public Task<ServerItem?> FindAsync(string localPath, CancellationToken cancellationToken) => Task.FromResult<ServerItem?>(null);

    public async Task<IReadOnlyList<ServerItem>> FilesOfAsync(string itemId, CancellationToken cancellationToken) => await AnswerAsync(Files);

    public async Task<IReadOnlyList<MediaSuggestion>> SuggestAsync(TitleQuery query, int limit, CancellationToken cancellationToken) => await AnswerAsync(Suggestions);

    public Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken)
    {
        Planned = videos;
        return Task.FromResult<IReadOnlyList<ServerPlan>>([Plan]);
    }

    public Task NudgeAsync(IReadOnlyCollection<string> localPaths, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<AnnounceOutcome>> AnnounceAsync(IReadOnlyList<Announcement> videos, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<AnnounceOutcome>>([.. videos.Select(_ => new AnnounceOutcome(AnnounceState.Verified))]);

    private async Task<T> AnswerAsync<T>(T answer)
    {
        await BeforeAnswer();
        return answer;
    }
}
