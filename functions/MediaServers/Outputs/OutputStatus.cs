using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;

namespace PreviewForge.Functions.MediaServers.Outputs;

/// <summary>Says whether a server's outputs of a video are on disk, as this app sees the disk.</summary>
public sealed class OutputStatus(ServerAccess servers, MediaRoot mediaRoot)
{
    /// <param name="id">The server.</param>
    /// <param name="path">The video as this app sees it.</param>
    /// <param name="itemId">The server's id of it, by which some outputs are named.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    /// <exception cref="ApiException">404, 409; 400 for what is no path below the media root; 502 when the server must be asked and can't be.</exception>
    /// <exception cref="MediaServerException">The server can't be asked for the item.</exception>
    public async Task<OutputStatusAnswer> CheckAsync(string id, string? path, string? itemId, CancellationToken cancellationToken)
    {
        OpenServer server = servers.Open(id);
        if (string.IsNullOrWhiteSpace(path))
        {
            throw ApiException.Invalid("path is required");
        }

        OutputStatusAnswer nothing = OutputStatusAnswer.Nothing(server.Settings);
        if (IsNamedByItem(server.Settings) && string.IsNullOrWhiteSpace(itemId))
        {
            return nothing with { NeedsItemId = true, Message = "The outputs of this server are named by its own id of the item; give item_id." };
        }

        string video = mediaRoot.Admit(path);
        ServerItem? item = null;
        if (IsNamedByItem(server.Settings))
        {
            item = await ItemAsync(server, itemId!.Trim(), video, cancellationToken);
            if (item is null)
            {
                return nothing with { Message = $"{server.Settings.Name} has no item {itemId} with a file." };
            }
        }

        IReadOnlyList<ServerPlan> plans = await server.Connection.Plans.PlanAsync([new PlanRequest(video, item)], cancellationToken);
        return plans[0] switch
        {
            ServerPlan.Ready ready => nothing.With([.. ready.Outputs.SelectMany(OutputPieces.Of)]),
            ServerPlan.Pending { Cause: PendingCause.Unreachable } away => throw new ApiException(502, "UPSTREAM_ERROR", away.Reason).With(new() { ["ok"] = false, ["message"] = away.Reason }),
            ServerPlan.Pending pending => nothing with { Message = pending.Reason },
            ServerPlan.Never never => nothing with { Message = never.Reason },
            _ => throw new InvalidOperationException("There is no other plan."),
        };
    }

    private static bool IsNamedByItem(MediaServerSettings server) => server.Type == ServerType.Plex || server is { Type: ServerType.Jellyfin, Output.SaveWithMedia: false };

    /// <summary>Of several versions the one that is this video; by its name where the folders differ.</summary>
    private static async Task<ServerItem?> ItemAsync(OpenServer server, string itemId, string video, CancellationToken cancellationToken)
    {
        IReadOnlyList<ServerItem> files = await server.Connection.Catalog.FilesOfAsync(itemId, cancellationToken);
        var map = new PathMap(server.Settings.PathMappings);
        return files.FirstOrDefault(file => map.RemoteToLocal(file.RemotePath).Contains(video))
            ?? files.FirstOrDefault(file => file.RemotePath.Replace('\\', '/').EndsWith($"/{Path.GetFileName(video)}", StringComparison.Ordinal))
            ?? (files.Count == 1 ? files[0] : null);
    }
}
