using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.Probing;

/// <summary>Takes over the libraries that a server lists now. The settings are not locked while it is asked, and a listing that fails changes nothing.</summary>
public sealed class LibraryRefresh(ServerAccess servers, SettingsStore settings, IdentityCapture identity)
{
    /// <returns>The libraries as they are stored now.</returns>
    /// <exception cref="ApiException">404, 409, 400; 502 for a server that lists nothing although it had libraries.</exception>
    /// <exception cref="MediaServerException">The server can't be asked.</exception>
    public async Task<IReadOnlyList<JsonObject>> RunAsync(string id, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        IReadOnlyList<ServerLibrary> live = await server.Connection.Catalog.ListLibrariesAsync(cancellationToken);
        if (live.Count == 0 && server.Settings.Libraries.Count > 0)
        {
            throw NothingListed(server.Settings);
        }

        JsonObject[] merged = [];
        await settings.UpdateAsync(
            json =>
            {
                JsonObject entry = StoredServers.Get(json, id);
                if (StoredServers.Read(entry)?.Url != server.Settings.Url)
                {
                    throw ApiException.Conflict("The server's address was changed while it was asked. Refresh again.");
                }

                merged = LibraryMerge.Of(entry["libraries"] as JsonArray ?? [], live);
                entry["libraries"] = new JsonArray([.. merged.Select(library => library.DeepClone())]);
            },
            cancellationToken);
        if (server.Settings.ServerIdentity is null)
        {
            await identity.RunAsync(id, cancellationToken);
        }

        return merged;
    }

    /// <summary>A server that is starting, or an account that may see nothing, answers so too; forgetting everything would be the wrong guess.</summary>
    private static ApiException NothingListed(MediaServerSettings server)
    {
        string message = $"{server.Name} lists no libraries, so the {server.Libraries.Count} known ones were kept. Is it still starting, and may the account see them?";
        return new ApiException(502, "UPSTREAM_ERROR", message).With(new JsonObject { ["ok"] = false, ["message"] = message });
    }
}
