using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Functions.Automation.Webhooks.History;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Tests.App.Automation.Webhooks.History;

public sealed class LegacyHistoryTests
{
    private const string Old = """
        [
          {"timestamp": "2026-02-01T10:00:00+00:00", "source": "sonarr", "event_type": "Download", "title": "Tidepool S01E05", "status": "triggered",
           "job_id": "5f0c3d52-6f0e-4a86-9d0f-000000000001", "path_count": 2, "files_preview": ["a.mkv", 7, "b.mkv"], "server_id": "films"},
          {"timestamp": "2026-02-01T09:00:00", "source": "radarr", "status": "test"},
          {"timestamp": "yesterday", "source": "radarr", "status": "test"},
          {"timestamp": "2026-02-01T09:00:00", "source": "radarr", "status": "who knows"},
          "nonsense"
        ]
        """;

    [Fact]
    public async Task The_history_of_an_older_installation_is_taken_over_once()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await File.WriteAllTextAsync(FileOf(box), Old, AppBox.Soon);

        await StartAsync(box);
        await box.Get<WebhookHistory>().ClearAsync(AppBox.Soon);
        Assert.False(File.Exists(FileOf(box)));
        File.Move($"{FileOf(box)}.imported.bak", FileOf(box));
        await StartAsync(box);
        await File.WriteAllTextAsync(FileOf(box), Old, AppBox.Soon);
        await StartAsync(box);

        IReadOnlyList<HistoryView> lines = (await box.Get<WebhookHistory>().ReadAsync(AppBox.Soon)).Events;
        Assert.Equal(["Tidepool S01E05", ""], lines.Select(line => line.Title));
        Assert.Equal((2, "Films", "a.mkv,b.mkv"), (lines[0].PathCount, lines[0].ServerName, string.Join(',', lines[0].FilesPreview!)));
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero), lines[1].Timestamp);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task A_file_that_is_damaged_keeps_nobody_from_starting(string text)
    {
        await using AppBox box = await AppBox.OpenAsync();
        await File.WriteAllTextAsync(FileOf(box), text, AppBox.Soon);

        await StartAsync(box);

        Assert.Empty((await box.Get<WebhookHistory>().ReadAsync(AppBox.Soon)).Events);
    }

    private static string FileOf(AppBox box) => Path.Combine(box.Get<AppFolders>().Config, "webhook_history.json");

    private static Task StartAsync(AppBox box) => new LegacyHistory(box.Database, box.Get<AppFolders>(), NullLogger<LegacyHistory>.Instance).StartAsync(AppBox.Soon);
}
