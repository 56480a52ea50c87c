using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.Contracts;
using PreviewForge.Functions.Automation.QuietHours;
using PreviewForge.Functions.Automation.Schedules;
using PreviewForge.Functions.Automation.Webhooks;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App;

/// <summary>The app's own services on a folder of their own: a real database, a clock that stands still, and queues in memory.</summary>
internal sealed class AppBox : IAsyncDisposable
{
    private readonly IHost _host;

    private AppBox(IHost host, TempFolder folder, FakeTimeProvider time, MemoryQueues queues, StandInRunners runners)
        => (_host, Folder, Time, Queues, Runners) = (host, folder, time, queues, runners);

    public TempFolder Folder { get; }

    public FakeTimeProvider Time { get; }

    public MemoryQueues Queues { get; }

    public StandInRunners Runners { get; }

    public string Media => Folder.Path("media");

    public Database Database => Get<Database>();

    public static CancellationToken Soon => TestContext.Current.CancellationToken;

    /// <param name="formats">What the one folder server wants.</param>
    public static Task<AppBox> OpenAsync(params string[] formats) => OpenAsync(_ => { }, formats);

    /// <param name="replace">Puts other services in the place of the app's own.</param>
    /// <param name="formats">What the one folder server wants.</param>
    public static async Task<AppBox> OpenAsync(Action<IServiceCollection> replace, params string[] formats)
    {
        var folder = new TempFolder();
        Directory.CreateDirectory(folder.Path("media"));
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["CONFIG_DIR"] = folder.Path("config"),
            ["MEDIA_ROOT"] = folder.Path("media"),
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
        });
        builder.AddSettings().AddStorage().AddSecurity().AddMediaServers().AddRunners().AddJobs().AddLive().AddWebhooks();
        builder.AddSchedules().AddQuietHours();
        var (time, queues, runners) = (new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)), new MemoryQueues(), new StandInRunners());
        builder.Services.AddSingleton<TimeProvider>(time).AddSingleton<IWorkQueues>(queues).AddSingleton<IRunnerHeartbeats>(runners);
        replace(builder.Services);
        var box = new AppBox(builder.Build(), folder, time, queues, runners);
        await box.Get<DatabaseUpgrade>().RunAsync(Soon);
        await box.Get<SettingsStore>().UpdateAsync(json => json["media_servers"] = FolderServer(folder.Path("media"), formats), Soon);
        return box;
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Makes an empty file below the media folder.</summary>
    public string Video(string name)
    {
        string path = Path.Combine(Media, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "");
        return path;
    }

    public Task<Guid> SubmitAsync(params string[] paths)
        => Get<JobSubmission>().SubmitAsync(new ManualJobRequest(paths, false, JobPriority.Normal, null), Soon);

    public async ValueTask DisposeAsync()
    {
        await ((IAsyncDisposable)_host).DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Folder.Dispose();
    }

    private static JsonArray FolderServer(string media, string[] formats) =>
    [
        new JsonObject
        {
            ["id"] = "films",
            ["type"] = "folder",
            ["name"] = "Films",
            ["libraries"] = new JsonArray(new JsonObject { ["id"] = "all", ["name"] = "All", ["remote_paths"] = new JsonArray(media) }),
            ["exclude_paths"] = new JsonArray(new JsonObject { ["value"] = Path.Combine(media, "Extras"), ["type"] = "path" }),
            ["output"] = new JsonObject { ["formats"] = new JsonArray([.. (formats.Length > 0 ? formats : ["bif"]).Select(format => JsonValue.Create(format))]) },
        },
    ];
}
