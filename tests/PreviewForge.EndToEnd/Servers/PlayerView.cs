using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Jellyfin;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.FakeServers.Plex;

namespace PreviewForge.EndToEnd.Servers;

/// <summary>Asks the servers as a player does. Its requests are none of the app's: violations are looked at before.</summary>
internal sealed class PlayerView(string folder) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>The BIF that Plex gives for a file, saved to disk.</summary>
    public Task<string> PlexIndexAsync(FakePlex plex, string file, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(plex.Url, $"library/parts/{plex.FindFile(file)!.Parts.Single().Id}/indexes/sd"));
        request.Headers.Add("X-Plex-Token", plex.Options.Token);
        return SaveAsync(request, $"{plex.Options.FriendlyName}.bif", cancellationToken);
    }

    /// <summary>The BIF that Emby gives for a file, saved to disk.</summary>
    public Task<string> EmbyIndexAsync(FakeMediaBrowser emby, string file, CancellationToken cancellationToken) => SaveAsync(
        new HttpRequestMessage(HttpMethod.Get, new Uri(emby.Url, $"Videos/{emby.FindByPath(file)!.Id}/index.bif?Width={FourServers.Width}")),
        "emby.bif",
        cancellationToken);

    /// <summary>What Jellyfin says of a file's tiles, and the folder into which the first sheet was saved.</summary>
    public async Task<(JsonNode Row, string Folder)> JellyfinTilesAsync(FakeJellyfin jellyfin, string file, CancellationToken cancellationToken)
    {
        var token = jellyfin.AddApiKey("player");
        var id = jellyfin.FindByPath(file)!.Id;
        using var listing = await _http.SendAsync(Request($"Items?Ids={id}&Fields=Trickplay"), cancellationToken);
        var items = JsonNode.Parse(await listing.Content.ReadAsStringAsync(cancellationToken))!["Items"]!.AsArray();
        await SaveAsync(Request($"Videos/{id}/Trickplay/{FourServers.Width}/0.jpg"), "0.jpg", cancellationToken);
        return (Assert.Single(items)!["Trickplay"]![id]![$"{FourServers.Width}"]!, folder);

        HttpRequestMessage Request(string path)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, new Uri(jellyfin.Url, path));
            request.Headers.Authorization = new AuthenticationHeaderValue("MediaBrowser", $"Token=\"{token}\"");
            return request;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> SaveAsync(HttpRequestMessage request, string name, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            Assert.True(response.IsSuccessStatusCode, $"{request.RequestUri}: {response.StatusCode}");
            var file = Path.Combine(Directory.CreateDirectory(folder).FullName, name);
            await File.WriteAllBytesAsync(file, await response.Content.ReadAsByteArrayAsync(cancellationToken), cancellationToken);
            return file;
        }
    }
}
