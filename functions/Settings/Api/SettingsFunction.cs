using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings.Editing;

namespace PreviewForge.Functions.Settings.Api;

/// <summary>Shows and changes the settings for all servers.</summary>
public sealed class SettingsFunction(SettingsView view, SettingsEditor editor)
{
    [Function(nameof(GetSettings))]
    public IResult GetSettings([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = SettingsRoutes.All)] HttpRequest request)
        => ApiJson.Reply(view.Show());

    [Function(nameof(SaveSettings))]
    public async Task<IResult> SaveSettings(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = SettingsRoutes.All)] HttpRequest request, CancellationToken cancellationToken)
    {
        JsonObject sent = await SettingsBody.ReadAsync(request, cancellationToken);
        string? warning = await editor.SaveAsync(sent, cancellationToken);
        return warning is null ? ApiJson.Reply(new { Success = true }) : ApiJson.Reply(new { Success = true, Warning = warning });
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
