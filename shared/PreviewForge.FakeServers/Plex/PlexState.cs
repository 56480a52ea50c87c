using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.Plex.Indexing;
using PreviewForge.FakeServers.Plex.Library;

namespace PreviewForge.FakeServers.Plex;

/// <summary>What a server knows. Used under the server's gate.</summary>
internal sealed class PlexState(FakePlexOptions options)
{
    public FakePlexOptions Options { get; } = options;

    public PlexCatalogue Catalogue { get; } = new();

    public HashSet<string> Tokens { get; } = [options.Token];

    public BundleFolder Bundles { get; } = new(options.DataFolder);

    public List<PlexSetting> Preferences { get; } = [.. PlexPreferences.Usual];

    public List<string> Actors { get; } = [];

    public Journal<PlexRefresh> Refreshes { get; } = new(options.Server.RequestsKept);

    public List<PlexSession> Sessions { get; } = [];

    public FolderMounts Mounts { get; } = new();
}
