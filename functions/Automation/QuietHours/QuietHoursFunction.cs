using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Functions.Automation.QuietHours;

/// <summary>Shows and saves quiet hours.</summary>
public sealed class QuietHoursFunction(QuietHoursEditor editor, QuietHoursPause pause, QuietHoursOrchestrations orchestrations, PauseNews news)
{
    private const string Route = "api/quiet-hours";

    [Function(nameof(GetQuietHours))]
    public IResult GetQuietHours([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request) => ApiJson.Reply(editor.Show());

    [Function(nameof(SaveQuietHours))]
    public async Task<IResult> SaveQuietHours(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        using JsonDocument body = await JsonBody.ReadObjectAsync(request, cancellationToken);
        bool wasQuiet = pause.IsActive();
        await editor.SaveAsync(QuietHoursRequest.From(JsonObject.Create(body.RootElement.Clone())!), cancellationToken);
        await orchestrations.TellAsync(client, cancellationToken);
        if (pause.IsActive() != wasQuiet)
        {
            await news.SpreadAsync(client, cancellationToken);
        }

        return ApiJson.Reply(editor.Show());
    }
}
