using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PreviewForge.EmbeddedHost.Durable;
using PreviewForge.EmbeddedHost.Hosting;

namespace PreviewForge.Benchmarks;

/// <summary>
/// How many steps a second the durable engine makes on one core, with its store on disk: a step is one run of an orchestrator's code
/// whose outcome is on disk.
/// </summary>
internal static class DurableBenchmark
{
    public static async Task RunAsync()
    {
        using Process self = Process.GetCurrentProcess();
        nint? before = null;
        if (OperatingSystem.IsLinux())
        {
            before = self.ProcessorAffinity;
            self.ProcessorAffinity = 1;
        }

        await MeasureAllAsync();
        if (OperatingSystem.IsLinux() && before is { } cores)
        {
            self.ProcessorAffinity = cores;
        }
    }

    private static async Task MeasureAllAsync()
    {
        Console.WriteLine($"{"scenario",-44} {"seconds",8} {"steps",8} {"steps/s",8} {"operations/s",13}");
        await MeasureAsync("warm-up", 550, client => ChainsAsync(client, 50, 10));
        await MeasureAsync("200 orchestrations of 10 activities each", 2000, client => ChainsAsync(client, 200, 10));
        await MeasureAsync("one orchestration of 200 activities", 200, client => ChainsAsync(client, 1, 200));
        await MeasureAsync("20 orchestrations, 100 activities at once", 2000, client => FansAsync(client, 20, 100));
        await MeasureAsync("200 orchestrations, 10 events each", 2000, client => EventsAsync(client, 200, 10));
        await MeasureAsync("5000 signals to 50 entities", 5000, client => SignalsAsync(client, 50, 5000));
    }

    private static async Task MeasureAsync(string name, int operations, Func<DurableTaskClient, Task> work)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("durable-benchmark");
        try
        {
            using IHost host = Build(directory);
            await host.StartAsync();
            long started = Stopwatch.GetTimestamp();
            await work(host.Services.GetRequiredService<DurableTaskClient>());
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            long steps = host.Services.GetRequiredService<DurableEngine>().Store.Read(
                session => session.Scalar("""SELECT COUNT(*) FROM history WHERE event LIKE '%"is":"step"%'"""));
            Console.WriteLine($"{name,-44} {seconds,8:F2} {steps,8} {steps / seconds,8:F0} {operations / seconds,13:F0}");
            await host.StopAsync();
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static IHost Build(DirectoryInfo directory)
    {
        HostSeams seams = new() { FunctionTypes = [typeof(DurableWork), typeof(Tally)], Directory = directory.FullName };
        FunctionsApplicationBuilder builder = new(["--urls=http://127.0.0.1:0"], seams);
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    private static async Task ChainsAsync(DurableTaskClient client, int instances, int length)
        => await Task.WhenAll(await StartAsync(client, nameof(DurableWork.Chain), instances, length));

    private static async Task FansAsync(DurableTaskClient client, int instances, int width)
        => await Task.WhenAll(await StartAsync(client, nameof(DurableWork.Fan), instances, width));

    private static async Task EventsAsync(DurableTaskClient client, int instances, int count)
    {
        Task[] ends = await StartAsync(client, nameof(DurableWork.Listen), instances, count);
        for (int n = 0; n < count; n++)
        {
            await Task.WhenAll(Enumerable.Range(0, instances).Select(i => client.RaiseEventAsync($"{nameof(DurableWork.Listen)}-{i}", "tick", n)));
        }

        await Task.WhenAll(ends);
    }

    private static async Task SignalsAsync(DurableTaskClient client, int entities, int signals)
    {
        await Task.WhenAll(Enumerable.Range(0, signals).Select(n
            => client.Entities.SignalEntityAsync(new EntityInstanceId(nameof(Tally), $"{n % entities}"), nameof(Tally.Add), 1)));
        for (int key = 0; key < entities; key++)
        {
            while ((await client.Entities.GetEntityAsync<int>(new EntityInstanceId(nameof(Tally), $"{key}")))?.State != signals / entities)
            {
                await Task.Delay(1);
            }
        }
    }

    /// <returns>Tasks that end with the instances.</returns>
    private static async Task<Task[]> StartAsync(DurableTaskClient client, string name, int instances, int input)
    {
        string[] ids = await Task.WhenAll(Enumerable.Range(0, instances).Select(
            n => client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions($"{name}-{n}"))));
        return [.. ids.Select(id => client.WaitForInstanceCompletionAsync(id))];
    }
}
