namespace PreviewForge.Tests.App.Http;

/// <summary>With an app of its own, whose schedules are broken on purpose.</summary>
public sealed class SchedulesRecoveryApiTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_corrupt_file_is_said_and_put_back_from_a_backup()
    {
        Reply none = await app.SendAsync(HttpMethod.Post, "/api/schedules/recover_from_backup");
        Assert.Equal((409, "no_backup"), (none.Status, none.Text("status")));

        string first = (await app.SendAsync(HttpMethod.Post, "/api/schedules", """{"name": "First", "interval_minutes": 60}""")).Text("id")!;
        await app.SendAsync(HttpMethod.Post, "/api/schedules", """{"name": "Second", "interval_minutes": 60}""");
        await File.WriteAllTextAsync(Path.Combine(app.Config, "schedules.json"), "{ broken", TestContext.Current.CancellationToken);

        Reply broken = await app.SendAsync(HttpMethod.Get, "/api/schedules");
        Reply refused = await app.SendAsync(HttpMethod.Post, "/api/schedules", """{"name": "Third", "interval_minutes": 60}""");
        Reply recovered = await app.SendAsync(HttpMethod.Post, "/api/schedules/recover_from_backup");
        Reply mended = await app.SendAsync(HttpMethod.Get, "/api/schedules");

        Assert.Equal((200, 0, "corrupt_json"), (broken.Status, broken.Body.GetProperty("schedules").GetArrayLength(), broken.Body.GetProperty("load_status").GetProperty("status").GetString()));
        Assert.Equal((503, "UNAVAILABLE"), (refused.Status, refused.Text("code")));
        Assert.Equal((200, "ok", 1), (recovered.Status, recovered.Text("status"), recovered.Number("restored_count")));
        Assert.Equal(first, mended.Body.GetProperty("schedules")[0].GetProperty("id").GetString());
    }
}
