using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;
using PreviewForge.Functions.MediaServers.Playback;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Calls;

/// <summary>The calls about the server itself.</summary>
internal sealed class SystemCalls(MediaBrowserClient client)
{
    /// <exception cref="MediaServerException">No answer that can be used.</exception>
    public Task<SystemInfoRow> InfoAsync(CancellationToken cancellationToken)
        => client.ReadAsync(VendorRequest.Get("/System/Info"), MediaBrowserJson.Default.SystemInfoRow, cancellationToken);

    /// <summary>Everybody who is connected, whether something plays or not.</summary>
    /// <exception cref="MediaServerException">No answer that can be used.</exception>
    public async Task<IReadOnlyList<SessionRow>> SessionsAsync(CancellationToken cancellationToken)
        => [.. (await client.ReadAsync(VendorRequest.Get("/Sessions") with { Deadline = PlaybackPatience.Longest }, MediaBrowserJson.Default.ListSessionRow, cancellationToken)).OfType<SessionRow>()];

    /// <summary>The task that makes, or takes up, trickplay images; null when this server has none.</summary>
    /// <exception cref="MediaServerException">No answer that can be used.</exception>
    public async Task<TaskRow?> TrickplayTaskAsync(CancellationToken cancellationToken)
    {
        List<TaskRow> tasks = await client.ReadAsync(
            VendorRequest.Get("/ScheduledTasks").With("IsHidden", "false"), MediaBrowserJson.Default.ListTaskRow, cancellationToken);
        return tasks.FirstOrDefault(task => task is { Key: "RefreshTrickplayImages", Id: not null });
    }

    /// <summary>Replaces the triggers of a task.</summary>
    /// <exception cref="MediaServerException">The server refused.</exception>
    public Task SetTriggersAsync(string taskId, JsonArray triggers, CancellationToken cancellationToken) => client.SendAsync(
        VendorRequest.Post($"/ScheduledTasks/{Uri.EscapeDataString(taskId)}/Triggers", triggers, MediaBrowserJson.Default.JsonArray), cancellationToken);
}
