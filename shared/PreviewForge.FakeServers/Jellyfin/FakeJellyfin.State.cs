using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Jellyfin.Plugins;
using PreviewForge.FakeServers.Jellyfin.Trickplay;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>What tests set up and look at, beyond what Emby has, too.</summary>
public sealed partial class FakeJellyfin
{
    public JellyfinRelease Release => _jellyfin.Release;

    /// <summary>
    /// The program data folder, as a local path; tiles that aren't beside the media are in <c>data/trickplay</c> below it. Null: the
    /// server has none and finds nothing there.
    /// </summary>
    public string? ProgramData { get => Read(() => _jellyfin.Places.ProgramData); set => Change(() => _jellyfin.Places.ProgramData = value); }

    /// <summary>The document of <c>/System/Configuration</c>; a change takes effect at once.</summary>
    public JsonObject Configuration { get => Read(() => _jellyfin.Configuration); set => Change(() => _jellyfin.Configuration = value); }

    /// <summary>All rows of the table that makes tiles visible; a copy.</summary>
    public IReadOnlyList<TrickplayRow> TrickplayRows => Read(() => _jellyfin.Rows.All.ToList());

    /// <summary>False: the server never makes tiles of its own, as if its ffmpeg failed.</summary>
    public bool MakesTiles { get => Read(() => _jellyfin.Painter.IsOn); set => Change(() => _jellyfin.Painter.IsOn = value); }

    /// <summary>How long a restart takes, by the fake's clock; null: until <see cref="EndRestart"/>. Not at all unless said otherwise.</summary>
    public TimeSpan? RestartTakes { get => Read(() => _restart.Takes); set => Change(() => _restart.Takes = value); }

    /// <summary>How often it was restarted.</summary>
    public int Restarts => Read(() => _restart.Count);

    /// <summary>Plugins, those that wait for a restart included; a copy.</summary>
    public IReadOnlyList<FakePlugin> InstalledPlugins => Read(() => _jellyfin.Plugins.Installed.ToList());

    /// <summary>The array of <c>/Repositories</c>; a copy.</summary>
    public JsonArray Repositories => Read(() => _jellyfin.Plugins.Repositories.DeepClone().AsArray());

    public bool QuickConnectIsEnabled { get => Read(() => _jellyfin.QuickConnect.IsEnabled); set => Change(() => _jellyfin.QuickConnect.IsEnabled = value); }

    /// <summary>A user types a code in, on a device that is signed in already.</summary>
    /// <returns>False when there is no such code, or no longer.</returns>
    public bool Approve(string code, FakeUser user) => Read(() => _jellyfin.QuickConnect.Approve(code, user));

    /// <summary>What the manifest at an address offers; the server asks for it when a repository names the address.</summary>
    public void Offer(string repositoryUrl, FakePackage package) => Change(() => _jellyfin.Plugins.Offer(repositoryUrl, package));

    /// <summary>Installs a plugin, and restarts, in no time.</summary>
    public void Install(FakePackage package) => Change(() =>
    {
        _jellyfin.Plugins.Install(package);
        _jellyfin.Plugins.Reload();
    });

    /// <summary>Ends a restart that goes on until then.</summary>
    public void EndRestart() => Change(_restart.End);

    /// <summary>Puts a row into the table, or in the place of that of the same version and width.</summary>
    public void SetTrickplay(TrickplayRow row) => Change(() => _jellyfin.Rows.Save(row));

    /// <summary>Where tiles of a version are looked for, as a local path.</summary>
    /// <param name="versionId">The id of the version, or of the item for its first.</param>
    /// <param name="withMedia">Beside the media, else in the data folder.</param>
    /// <returns>Null when there is no such item, or no data folder.</returns>
    public string? TrickplayFolder(string versionId, bool withMedia) =>
        Read(() => State.Catalogue.Find(versionId)?.VersionWith(versionId) is { } version ? _jellyfin.Places.Root(version, withMedia) : null);
}
