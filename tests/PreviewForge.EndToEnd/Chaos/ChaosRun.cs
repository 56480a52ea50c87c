using System.Diagnostics;
using System.Text.Json.Nodes;
using PreviewForge.Cli.Stack;

namespace PreviewForge.EndToEnd.Chaos;

/// <summary>
/// Webhooks from five sources while app and runner are killed again and again. A sender that gets no answer sends again, as a person would; one that was answered
/// has done its part, and everything after that is ours.
/// </summary>
/// <param name="seed">Decides what happens when.</param>
/// <param name="folder">For everything that is written.</param>
/// <param name="output">Where it says what happens.</param>
internal sealed class ChaosRun(int seed, string folder, TextWriter output)
{
    private const int Videos = 200;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    private readonly Stopwatch _watch = new();

    /// <returns>What is wrong; empty when nothing is.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"chaos with seed {seed}: {Videos} videos, {ChaosPlan.Sources.Count} sources, {Length.TotalSeconds:0} s");
        var media = await ChaosMedia.MakeAsync(Path.Combine(folder, "media"), Videos, cancellationToken);
        await using var stack = await StartAsync(media, cancellationToken);
        using var api = new ChaosApi(stack);
        var plan = ChaosPlan.Of(seed, Videos, Length);
        _watch.Restart();
        var killing = KillAllAsync(stack, plan.Kills, cancellationToken);
        var answers = await Task.WhenAll(plan.Webhooks.Select(webhook => SendAsync(api, webhook, media, cancellationToken)));
        await killing;
        await output.WriteLineAsync($"{answers.Length} webhooks answered with {answers.Sum()} tries by {_watch.Elapsed.TotalSeconds:0} s; {plan.Kills.Count} kills");
        var jobs = await UntilQuietAsync(api, cancellationToken);
        await output.WriteLineAsync($"{jobs.Count} jobs had ended by {_watch.Elapsed.TotalSeconds:0} s");
        return await new ChaosVerdict(api, media).FindAsync(jobs, cancellationToken);
    }

    private async Task<ForgeStack> StartAsync(ChaosMedia media, CancellationToken cancellationToken)
    {
        var options = new StackOptions(new StateLayout(Path.Combine(folder, "state"))) { Restarts = RestartPolicy.Default with { MaxDeaths = 50, MaxDelay = TimeSpan.FromSeconds(1) } };
        options.Layout.Create();
        var settings = SettingsFile.New();
        settings["webhook_delay"] = 3;
        settings["cpu_threads"] = 2;
        settings["thumbnail_interval"] = 2;
        settings["media_servers"] = new JsonArray(media.Server());
        new SettingsFile(options.Layout).Write(settings);
        return await ForgeStack.StartAsync(options, TimeProvider.System, cancellationToken);
    }

    /// <returns>How many tries it took.</returns>
    private async Task<int> SendAsync(ChaosApi api, PlannedWebhook webhook, ChaosMedia media, CancellationToken cancellationToken)
    {
        await UntilAsync(webhook.At, cancellationToken);
        for (var tries = 1; ; tries++)
        {
            if (await api.AnnounceAsync(webhook.Source, media.PathOf(webhook.Video), cancellationToken))
            {
                return tries;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), cancellationToken);
        }
    }

    private async Task KillAllAsync(ForgeStack stack, IReadOnlyList<PlannedKill> kills, CancellationToken cancellationToken)
    {
        foreach (var kill in kills)
        {
            await UntilAsync(kill.At, cancellationToken);
            var victim = stack.Services.Single(service => service.Definition.Name == kill.Service);
            while (!TryKill(victim.ProcessId))
            {
                await Task.Delay(20, cancellationToken);
            }
        }
    }

    private static bool TryKill(int? process)
    {
        try
        {
            using var victim = process is { } id ? Process.GetProcessById(id) : null;
            victim?.Kill();
            return victim is not null;
        }
        catch (Exception ended) when (ended is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<JsonObject>> UntilQuietAsync(ChaosApi api, CancellationToken cancellationToken)
    {
        while (true)
        {
            var jobs = await api.JobsAsync(cancellationToken);
            var open = jobs?.Where(job => (string?)job["status"] is "pending" or "running").ToList();
            if (open is [])
            {
                return jobs!;
            }

            if (_watch.Elapsed > Length + Patience)
            {
                throw new TimeoutException($"Not all jobs ended within {Patience.TotalMinutes:0} minutes; seed {seed}. Open: {(open is null ? "the app does not answer" : string.Join('\n', open))}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
        }
    }

    private Task UntilAsync(TimeSpan at, CancellationToken cancellationToken)
        => at > _watch.Elapsed ? Task.Delay(at - _watch.Elapsed, cancellationToken) : Task.CompletedTask;
}
