using Microsoft.EntityFrameworkCore;
using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Runners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Workers;

/// <summary>How many workers each runner is to have: what the settings say, and what somebody added or took away by hand since.</summary>
public sealed class WishedWorkers(Database database, SettingsStore settings, RescanWish rescan)
{
    /// <summary>Most workers per device.</summary>
    public const int Most = 32;

    public const string Cpu = "cpu";

    /// <param name="wish">The rest of the wish.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SettingsException">The settings can't be read, and the last wish should hold.</exception>
    public async Task<DesiredState> WishAsync(DesiredState wish, CancellationToken cancellationToken)
    {
        AppSettings wanted = settings.Read();
        Dictionary<string, int> changes = await ChangesAsync(cancellationToken);
        Dictionary<string, int> gpus = wanted.Gpus.ToDictionary(gpu => gpu.Device, gpu => gpu.Enabled ? gpu.Workers : 0);
        foreach ((string device, int delta) in changes.Where(change => change.Key != Cpu))
        {
            gpus[device] = Limit(gpus.GetValueOrDefault(device) + delta);
        }

        return wish with
        {
            CpuWorkers = changes.TryGetValue(Cpu, out int more) ? Limit((wanted.CpuThreads ?? 0) + more) : wanted.CpuThreads,
            GpuWorkers = gpus,
            GpuThreads = wanted.Gpus.ToDictionary(gpu => gpu.Device, gpu => gpu.FfmpegThreads),
            RescanAskedAt = rescan.AskedAt,
        };
    }

    /// <summary>How many workers a device is to have; null while nobody has said, and the runners' own settings count.</summary>
    public async Task<int?> CountAsync(string device, CancellationToken cancellationToken)
        => (await ChangesAsync(cancellationToken)).TryGetValue(device, out int more) ? Limit((Settled(device) ?? 0) + more) : Settled(device);

    /// <summary>Keeps that a device is to have so many workers, until the settings' own numbers change.</summary>
    public Task<int> SetAsync(string device, int count, CancellationToken cancellationToken)
    {
        int settled = Settled(device) ?? 0;
        return database.WriteAsync(
            async context =>
            {
                await context.WorkerChanges.Where(row => row.Device == device).ExecuteDeleteAsync(cancellationToken);
                context.WorkerChanges.Add(new WorkerChangeRow { Device = device, Delta = Limit(count) - settled });
                return Limit(count);
            },
            cancellationToken);
    }

    /// <summary>The settings' numbers changed: they count, and nothing else.</summary>
    public Task<int> ForgetChangesAsync(CancellationToken cancellationToken)
        => database.WriteAsync(context => context.WorkerChanges.ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private Task<Dictionary<string, int>> ChangesAsync(CancellationToken cancellationToken)
        => database.ReadAsync(context => context.WorkerChanges.ToDictionaryAsync(row => row.Device, row => row.Delta, cancellationToken), cancellationToken);

    /// <summary>What the settings alone say; null when they don't.</summary>
    private int? Settled(string device)
    {
        AppSettings wanted = settings.ReadOrDefault();
        return device == Cpu ? wanted.CpuThreads : wanted.Gpus.Where(gpu => gpu.Device == device).Select(gpu => (int?)(gpu.Enabled ? gpu.Workers : 0)).FirstOrDefault();
    }

    private static int Limit(int count) => Math.Clamp(count, 0, Most);
}
