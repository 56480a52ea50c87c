using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Probing;

/// <summary>Asks media servers who they are and what they hold.</summary>
public sealed class ProbingFunction(ConnectionTest connection, LibraryRefresh libraries, ServerStates states)
{
    [Function(nameof(TestCandidate))]
    public async Task<IResult> TestCandidate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.TestCandidate)] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await connection.TestCandidateAsync(await JsonBody.ReadOptionalAsync(request, cancellationToken), cancellationToken));

    [Function(nameof(TestServer))]
    public async Task<IResult> TestServer(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.Test)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await connection.TestAsync(id, cancellationToken));

    [Function(nameof(RefreshLibraries))]
    public async Task<IResult> RefreshLibraries(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.RefreshLibraries)] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        IReadOnlyList<JsonObject> now = await libraries.RunAsync(id, cancellationToken);
        return ApiJson.Reply(new { ServerId = id, Libraries = now, now.Count });
    }

    [Function(nameof(GetServerStates))]
    public async Task<IResult> GetServerStates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/system/media-servers")] HttpRequest request, CancellationToken cancellationToken)
        => ApiJson.Reply(await states.ReadAsync(cancellationToken));
}
