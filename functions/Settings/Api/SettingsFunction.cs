using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Functions.Settings.Api;

/// <summary>Shows and changes the settings for all servers.</summary>
public sealed class SettingsFunction(SettingsView view, SettingsEditor editor, SettingsFollowers followers)
{
    [Function(nameof(GetSettings))]
    public IResult GetSettings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = SettingsRoutes.All)] HttpRequest request)
        => ApiJson.Reply(view.Show());

    [Function(nameof(SaveSettings))]
    public async Task<IResult> SaveSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = SettingsRoutes.All)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        JsonObject sent = await SettingsBody.ReadAsync(request, cancellationToken);
        SavedSettings saved = await editor.SaveAsync(sent, cancellationToken);
        await followers.TellAsync(saved.ChangedKeys, client, cancellationToken);
        return saved.Warning is null ? ApiJson.Reply(new { Success = true }) : ApiJson.Reply(new { Success = true, saved.Warning });
    }

    [Function(nameof(SetLogLevel))]
    public async Task<IResult> SetLogLevel(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = SettingsRoutes.LogLevel)] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject sent = await SettingsBody.ReadAsync(request, cancellationToken);
        string level = await editor.SetLogLevelAsync(sent["log_level"] ?? sent["level"], cancellationToken);
        return ApiJson.Reply(new { Success = true, LogLevel = level });
    }
}
