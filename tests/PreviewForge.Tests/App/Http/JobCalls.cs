using System.Text.Json;

namespace PreviewForge.Tests.App.Http;

/// <summary>Calls about jobs, in one line each.</summary>
internal static class JobCalls
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);

    public static Task<Reply> GetAsync(this RunningApp app, string path) => app.SendAsync(HttpMethod.Get, path);

    public static Task<Reply> PostAsync(this RunningApp app, string path, string? json = null) => app.SendAsync(HttpMethod.Post, path, json);

    public static async Task<(int Status, string? Code)> RefusalAsync(this RunningApp app, string path, string json)
    {
        Reply reply = await app.PostAsync(path, json);
        return (reply.Status, reply.Text("code"));
    }

    public static async Task SetAsync(this RunningApp app, string settings) => Assert.Equal(200, (await app.PostAsync("/api/settings", settings)).Status);

    /// <summary>A job of a video that is there: it stays running, because there is no runner.</summary>
    public static async Task<string> SubmitVideoAsync(this RunningApp app)
    {
        string video = Path.Combine(app.Media, "waiting.mkv");
        await File.WriteAllTextAsync(video, "", TestContext.Current.CancellationToken);
        return await app.SubmitAsync(video);
    }

    public static async Task<string> SubmitAsync(this RunningApp app, string path, string priority = "normal")
    {
        Reply created = await app.PostAsync("/api/jobs/manual", JsonSerializer.Serialize(new { file_paths = new[] { path }, priority }));
        Assert.Equal(201, created.Status);
        return created.Text("id")!;
    }

    public static async Task CancelAllAsync(this RunningApp app)
    {
        Reply all = await app.GetAsync("/api/jobs?page=0");
        foreach (JsonElement job in all.Body.GetProperty("jobs").EnumerateArray().Where(job => job.GetProperty("status").GetString() is "pending" or "running"))
        {
            await app.PostAsync($"/api/jobs/{job.GetProperty("id").GetString()}/cancel");
        }
    }

    /// <summary>The job when it is as wished.</summary>
    public static async Task<Reply> UntilAsync(this RunningApp app, string id, Func<Reply, bool> isSo)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Reply job = await app.GetAsync($"/api/jobs/{id}");
            if (isSo(job))
            {
                return job;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"the job stays {job.Body.GetRawText()}");
            await Task.Delay(Breath, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until a job has found its videos: its orchestration adds no line before the end.</summary>
    public static async Task UntilListedAsync(this RunningApp app, string log)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!File.Exists(log) || !(await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken)).Contains("videos found", StringComparison.Ordinal))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"{log} names no videos. {app.Output}");
            await Task.Delay(Breath, TestContext.Current.CancellationToken);
        }
    }

    public static IReadOnlyList<string> Texts(this Reply reply, string member) => [.. reply.Body.GetProperty(member).EnumerateArray().Select(text => text.GetString()!)];

    public static string? State(this Reply job) => job.Body.GetProperty("config").GetProperty("last_outcome").GetString();
}
