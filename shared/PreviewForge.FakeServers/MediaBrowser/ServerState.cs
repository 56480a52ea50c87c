using System.Text.Json.Nodes;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Everything that a server knows. Whoever touches it holds the server's gate.</summary>
internal sealed class ServerState(VendorTraits traits, TimeProvider time)
{
    public VendorTraits Traits => traits;

    public TimeProvider Time => time;

    public required string ServerId { get; set; }

    public required string ServerName { get; set; }

    public required string Version { get; set; }

    public ServerDisk Disk { get; } = new();

    public Accounts Accounts { get; } = new();

    public Catalogue Catalogue { get; } = new(traits.Ids);

    public List<FakeLibrary> Libraries { get; } = [];

    public List<FakePlayback> Playing { get; } = [];

    /// <summary>Run time of a file that the server takes up; asked with its local path.</summary>
    public Func<string, TimeSpan> RunTimeOf { get; set; } = _ => TimeSpan.FromMinutes(10);

    /// <summary>True while the server starts: nearly everything is answered by 503.</summary>
    public bool IsLoading { get; set; }

    public FakeLibrary? LibraryOf(string path) => Libraries.Find(library => library.Contains(path));

    public FakeLibrary? FindLibrary(string id) => Libraries.Find(library => library.Id == traits.Ids.Normalize(id));

    /// <summary>Every version of every item that isn't generated, with its library; a copy.</summary>
    public IReadOnlyList<(FakeLibrary Library, MediaVersion Version)> Videos() =>
        [.. Catalogue.Items.SelectMany(item => item.Versions.Select(version => (FindLibrary(item.LibraryId)!, version)))];

    public FakeLibrary AddLibrary(string name, string? collectionType, IReadOnlyList<string> locations)
    {
        var options = traits.DefaultLibraryOptions.DeepClone().AsObject();
        options["PathInfos"] = new JsonArray([.. locations.Select(location => new JsonObject { ["Path"] = location })]);
        var library = new FakeLibrary(traits.Ids.Next("library:" + name), name, collectionType, locations, options);
        Libraries.Add(library);
        return library;
    }
}
