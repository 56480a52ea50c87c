using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Search;

/// <summary>Finds titles on all media servers.</summary>
public sealed class MediaSearchFunction(MediaSearch search, SearchLimit limit)
{
    [Function(nameof(SearchMedia))]
    public async Task<IResult> SearchMedia(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/media/search")] HttpRequest request, CancellationToken cancellationToken)
    {
        limit.Count(request.HttpContext);
        return ApiJson.Reply(await search.RunAsync(request.Query["q"], request.Query["server_id"], cancellationToken));
    }
}
