using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Bridge;

/// <summary>Jellyfin's calls for plugins and their repositories.</summary>
internal sealed class PluginPackages(MediaBrowserClient client, PluginSource source)
{
    /// <exception cref="MediaServerException">No answer, or one that is no list.</exception>
    public Task<JsonArray> RepositoriesAsync(CancellationToken cancellationToken)
        => client.ReadAsync(VendorRequest.Get("/Repositories"), MediaBrowserJson.Default.JsonArray, cancellationToken);

    /// <summary>Adds our repository to those that are there: the list is replaced as a whole.</summary>
    /// <returns>False when it was there already.</returns>
    /// <exception cref="MediaServerException">The server refused.</exception>
    public async Task<bool> AddRepositoryAsync(JsonArray repositories, CancellationToken cancellationToken)
    {
        if (repositories.OfType<JsonObject>().Any(IsOurs))
        {
            return false;
        }

        repositories.Add(new JsonObject { ["Name"] = PluginSource.Name, ["Url"] = source.Manifest, ["Enabled"] = true });
        await client.SendAsync(VendorRequest.Post("/Repositories", repositories, MediaBrowserJson.Default.JsonArray), cancellationToken);
        return true;
    }

    /// <summary>Has the plugin downloaded; the server does so in its own time.</summary>
    /// <exception cref="MediaServerException">The server refused.</exception>
    public Task InstallAsync(CancellationToken cancellationToken) => client.SendAsync(
        VendorRequest.Post($"/Packages/Installed/{Uri.EscapeDataString(PluginSource.Name)}").With("assemblyGuid", PluginSource.Id).With("repositoryUrl", source.Manifest),
        cancellationToken);

    /// <returns>False when there was none.</returns>
    /// <exception cref="MediaServerException">The server refused.</exception>
    public async Task<bool> RemoveAsync(CancellationToken cancellationToken)
    {
        VendorRequest request = VendorRequest.Delete($"/Plugins/{PluginSource.Id}");
        VendorReply reply = await client.AskAsync(request, cancellationToken);
        return (int)reply.Status switch
        {
            >= 200 and < 300 => true,
            404 => false,
            _ => throw client.Refusal(request, reply),
        };
    }

    /// <exception cref="MediaServerException">The server refused.</exception>
    public Task RestartAsync(CancellationToken cancellationToken) => client.SendAsync(VendorRequest.Post("/System/Restart"), cancellationToken);

    private bool IsOurs(JsonObject repository) => repository["Url"] is JsonValue url && url.TryGetValue(out string? text) && text == source.Manifest;
}
