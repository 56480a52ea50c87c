using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Automation.Webhooks.History;

/// <summary>Takes over the history of an older installation, <c>webhook_history.json</c>, once at start. A file that can't be read is no reason not to start.</summary>
public sealed class LegacyHistory(Database database, AppFolders folders, ILogger<LegacyHistory> logger) : IHostedService
{
    private const long LargestFile = 10 * 1024 * 1024;

    private string Source => Path.Combine(folders.Config, "webhook_history.json");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(Source))
            {
                await ImportAsync(cancellationToken);
                File.Move(Source, $"{Source}.imported.bak", overwrite: true);
            }
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            logger.LogWarning("The old history of webhooks can't be taken over, so the history starts without it. {Reason}", unreadable.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task ImportAsync(CancellationToken cancellationToken)
    {
        if (new FileInfo(Source).Length > LargestFile)
        {
            throw new InvalidDataException($"{Source} is larger than {LargestFile} bytes.");
        }

        using JsonDocument file = JsonDocument.Parse(await File.ReadAllBytesAsync(Source, cancellationToken));
        List<WebhookHistoryRow> rows = file.RootElement.ValueKind == JsonValueKind.Array
            ? [.. file.RootElement.EnumerateArray().Select(RowOf).OfType<WebhookHistoryRow>().OrderBy(row => row.At).TakeLast(HistoryLines.MostLines)]
            : throw new InvalidDataException($"{Source} is no list.");
        int taken = rows.Count == 0 ? 0 : await database.WriteAsync(context => AddAsync(context, rows, cancellationToken), cancellationToken);
        logger.LogInformation("{Count} lines of the old history of webhooks were taken over", taken);
    }

    /// <summary>Lines of that age say that it was taken over before.</summary>
    private static async Task<int> AddAsync(PreviewForgeDbContext context, List<WebhookHistoryRow> rows, CancellationToken cancellationToken)
    {
        DateTimeOffset newest = rows[^1].At;
        if (await context.WebhookHistory.AnyAsync(row => row.At <= newest, cancellationToken))
        {
            return 0;
        }

        context.WebhookHistory.AddRange(rows);
        return rows.Count;
    }

    /// <summary>Null for what is no line; others are worth having without it.</summary>
    private static WebhookHistoryRow? RowOf(JsonElement line)
    {
        if (line.ValueKind != JsonValueKind.Object
            || !DateTimeOffset.TryParse(Text(line, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset at)
            || Text(line, "source") is not { } source
            || Text(line, "status") is not { } status || !Snake<HistoryStatus>.TryParse(status, out HistoryStatus known))
        {
            return null;
        }

        return new WebhookHistoryRow
        {
            At = at,
            Source = source,
            EventType = Text(line, "event_type") ?? "",
            Title = Text(line, "title") ?? "",
            Status = Snake<HistoryStatus>.Text(known),
            JobId = Guid.TryParse(Text(line, "job_id"), out Guid job) ? job : null,
            PathCount = line.TryGetProperty("path_count", out JsonElement count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out int number) ? number : null,
            FilesPreview = line.TryGetProperty("files_preview", out JsonElement files) && files.ValueKind == JsonValueKind.Array
                ? [.. files.EnumerateArray().Select(Text).OfType<string>()]
                : null,
            ServerId = Text(line, "server_id"),
        };
    }

    private static string? Text(JsonElement line, string member)
        => line.TryGetProperty(member, out JsonElement value) ? Text(value) : null;

    /// <summary>Null also for a text that isn't one: half a surrogate pair.</summary>
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
