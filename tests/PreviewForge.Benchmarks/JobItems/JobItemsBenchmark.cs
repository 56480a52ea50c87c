using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Gate;
using PreviewForge.Functions.Jobs.Reports;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Results;
using PreviewForge.Functions.Jobs.Running;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Benchmarks.JobItems;

/// <summary>What the database does for a job of many videos: adding them, sending and recording their probes, counting and listing them.</summary>
internal sealed class JobItemsBenchmark(TextWriter output)
{
    private const int Items = 100_000;
    private const int Chunk = 2000;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("previewforge-bench-").FullName;
        try
        {
            using var app = Build(folder);
            await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(cancellationToken);
            await RunAsync(app.Services, cancellationToken);
            var size = Directory.GetFiles(folder, "previewforge.db*").Sum(file => new FileInfo(file).Length);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"database {size / 1024.0 / 1024.0,7:0.0} MiB"));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IHost Build(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("CONFIG_DIR", folder), new("AzureWebJobsStorage", "UseDevelopmentStorage=true")]);
        builder.AddSettings().AddStorage().AddMediaServers().AddRunners().AddJobs();
        builder.Services.AddSingleton<CaughtWork>().AddSingleton<IWorkQueues>(services => services.GetRequiredService<CaughtWork>());
        return builder.Build();
    }

    private async Task RunAsync(IServiceProvider app, CancellationToken cancellationToken)
    {
        var request = new ManualJobRequest(["/media/nothing"], Force: false, JobPriority.Normal, ServerId: null);
        var job = await app.GetRequiredService<JobSubmission>().SubmitAsync(request, cancellationToken);
        await app.GetRequiredService<GateKeeper>().LookAsync(cancellationToken);
        await app.GetRequiredService<JobResolver>().ResolveAsync(job, cancellationToken);
        await MeasureAsync("added", Items, () => AddAsync(app.GetRequiredService<Database>(), job, cancellationToken));
        await MeasureAsync("probed", Items, () => ProbeAsync(app, job, cancellationToken));
        await MeasureAsync("counted", Items, () => app.GetRequiredService<JobCatalog>().FindAsync(job, cancellationToken));
        var (files, everything) = (app.GetRequiredService<JobFiles>(), new FileFilter("", ""));
        await MeasureAsync("last page", 500, () => files.ListAsync(job, everything, new PageRequest(Items / 500, 500), cancellationToken));
        await MeasureAsync("finished", Items, () => app.GetRequiredService<JobLifecycle>().FinishAsync(job, cancellationToken));
    }

    private static async Task AddAsync(Database database, Guid job, CancellationToken cancellationToken)
    {
        foreach (var chunk in Enumerable.Range(0, Items).Select(number => ItemOf(job, number)).Chunk(Chunk))
        {
            await database.WriteAsync(
                async context =>
                {
                    await ItemInserter.InsertAsync(context, chunk, cancellationToken);
                    return chunk.Length;
                },
                cancellationToken);
        }
    }

    private static JobItemRow ItemOf(Guid job, int number)
    {
        var film = $"/media/films/A film of some name ({number:00000})/A film of some name ({number:00000})";
        return new JobItemRow
        {
            JobId = job,
            Path = $"{film}.mkv",
            Owners = """["films"]""",
            Plans =
            [
                new OutputPlan("films", OutputFormat.Bif, $"{film}-320-10.bif", 320, 10),
                new OutputPlan("films", OutputFormat.Trickplay, $"{film}.trickplay/320 - 10x10", 320, 10),
                new OutputPlan("films", OutputFormat.WebVtt, $"{film}.previews/320-10.vtt", 320, 10),
            ],
        };
    }

    private static async Task ProbeAsync(IServiceProvider app, Guid job, CancellationToken cancellationToken)
    {
        var (dispatcher, recorder, queues) =
            (app.GetRequiredService<JobDispatcher>(), app.GetRequiredService<ResultRecorder>(), app.GetRequiredService<CaughtWork>());
        while (await dispatcher.RunAsync(job, cancellationToken) == DispatchRound.Waiting)
        {
            foreach (var probe in queues.Take())
            {
                var verdicts = probe.Items.Select(item => new ProbedItem(item.ItemId, ProbeVerdict.Fresh));
                await recorder.RecordAsync(
                    new ProbeResult { DispatchId = probe.DispatchId, JobId = job, RunnerId = "bench", Items = [.. verdicts] }, cancellationToken);
            }
        }
    }

    private async Task MeasureAsync(string what, int rows, Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-10} {watch.Elapsed.TotalMilliseconds,8:0} ms, {rows / watch.Elapsed.TotalSeconds,9:0} rows/s"));
    }
}
