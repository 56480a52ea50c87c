using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Owners;

/// <summary>Says which servers own a path, and why.</summary>
public sealed class OwnersFunction(OwnerLookup owners)
{
    [Function(nameof(GetOwners))]
    public IResult GetOwners([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ServerRoutes.Owners)] HttpRequest request)
        => ApiJson.Reply(owners.Explain(request.Query["path"]));
}
