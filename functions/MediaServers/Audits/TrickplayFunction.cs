using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Audits;

/// <summary>What only a Jellyfin has: the plugin, its trickplay options, and the audit of both.</summary>
public sealed class TrickplayFunction(TrickplaySetup setup, LegacyTrickplayAudit audit)
{
    [Function(nameof(InstallPlugin))]
    public async Task<IResult> InstallPlugin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.InstallPlugin)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await setup.InstallAsync(id, cancellationToken));

    [Function(nameof(UninstallPlugin))]
    public async Task<IResult> UninstallPlugin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.UninstallPlugin)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await setup.UninstallAsync(id, cancellationToken));

    [Function(nameof(SyncTrickplayOptions))]
    public async Task<IResult> SyncTrickplayOptions(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.SyncTrickplayOptions)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await setup.SyncOptionsAsync(id, cancellationToken));

    [Function(nameof(FixAllTrickplay))]
    public async Task<IResult> FixAllTrickplay(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.TrickplayFixAll)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await setup.FixAllAsync(id, await JsonBody.ReadOptionalAsync(request, cancellationToken), cancellationToken));

    [Function(nameof(GetTrickplayReadiness))]
    public async Task<IResult> GetTrickplayReadiness(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ServerRoutes.TrickplayReadiness)] HttpRequest request, string id, CancellationToken cancellationToken)
        => ApiJson.Reply(await audit.CheckAsync(id, cancellationToken));
}
