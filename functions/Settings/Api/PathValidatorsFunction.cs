using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings.Validation;

namespace PreviewForge.Functions.Settings.Api;

/// <summary>Looks at folders that somebody is about to enter.</summary>
public sealed class PathValidatorsFunction(PathValidators validators)
{
    private const string Path = "path";

    [Function(nameof(ValidateLocalPath))]
    public async Task<IResult> ValidateLocalPath(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = SettingsRoutes.LocalPath)] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject sent = await SettingsBody.ReadAsync(request, cancellationToken);
        return ApiJson.Reply(await validators.LocalPathAsync(SettingsBody.Text(sent, Path), cancellationToken));
    }

    [Function(nameof(ValidatePlexConfigFolder))]
    public async Task<IResult> ValidatePlexConfigFolder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = SettingsRoutes.PlexFolder)] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject sent = await SettingsBody.ReadAsync(request, cancellationToken);
        return ApiJson.Reply(await validators.PlexFolderAsync(SettingsBody.Text(sent, Path), cancellationToken));
    }

    [Function(nameof(ValidateJellyfinConfigFolder))]
    public async Task<IResult> ValidateJellyfinConfigFolder(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = SettingsRoutes.JellyfinFolder)] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject sent = await SettingsBody.ReadAsync(request, cancellationToken);
        return ApiJson.Reply(await validators.JellyfinFolderAsync(SettingsBody.Text(sent, Path), cancellationToken));
    }
}
