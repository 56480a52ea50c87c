using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Benchmarks.Library.Servers;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Benchmarks.Library;

/// <summary>The app's own services on a folder of their own, with these servers in its settings.</summary>
internal sealed class LibraryApp(IHost host, InstantRunner runner) : IDisposable
{
    public InstantRunner Runner => runner;

    public static async Task<LibraryApp> OpenAsync(string folder, string media, IReadOnlyList<ServerSeat> servers, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            [new("CONFIG_DIR", folder), new("MEDIA_ROOT", media), new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]);
        var runner = new InstantRunner(TimeProvider.System);
        builder.AddSettings().AddStorage().AddMediaServers().AddRunners().AddJobs();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<IWorkQueues>(runner);
        var app = new LibraryApp(builder.Build(), runner);
        await app.Get<DatabaseUpgrade>().RunAsync(cancellationToken);
        await app.Get<SettingsStore>().UpdateAsync(json => json["media_servers"] = new JsonArray([.. servers.Select(seat => EntryOf(seat, media))]), cancellationToken);
        return app;
    }

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Every video of a job counts as shown by every server, as after a first run.</summary>
    public Task<int> RememberShownAsync(Guid job, CancellationToken cancellationToken) => Get<Database>().WriteAsync(
        context => context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO shown_outputs ("ServerId", "Path", "SeenAt")
            SELECT servers.value, job_items."Path", 0 FROM job_items, json_each('["emby", "jellyfin"]') AS servers WHERE "JobId" = {job}
            """,
            cancellationToken),
        cancellationToken);

    public void Dispose()
    {
        host.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private static JsonObject EntryOf(ServerSeat seat, string media) => new()
    {
        ["id"] = seat.Type,
        ["type"] = seat.Type,
        ["name"] = seat.Type,
        ["url"] = seat.Url.ToString(),
        ["auth"] = new JsonObject { ["method"] = "api_key", ["api_key"] = seat.Token },
        ["libraries"] = new JsonArray(new JsonObject { ["id"] = seat.LibraryId, ["name"] = "Films", ["remote_paths"] = new JsonArray(media) }),
        ["output"] = new JsonObject { ["width"] = SampleSheet.PictureWidth },
    };
}
