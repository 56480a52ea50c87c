using Microsoft.Extensions.Logging;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.GpuRunner.Hardware;

/// <summary>Finds the devices and has each usable one decode the test pictures, unless that is known from before.</summary>
internal sealed class DeviceScan(
    IDeviceSource source, IPrograms programs, DecodeTests tests, CapabilityStore store, RunnerOptions options, ILogger<DeviceScan> log)
{
    /// <param name="tryAnew">True when what is known from before is not to be believed: a device has failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<KnownDevice>> RunAsync(bool tryAnew, CancellationToken cancellationToken)
    {
        var known = new List<KnownDevice>();
        var ffmpeg = await VersionAsync(cancellationToken);
        foreach (var found in await source.FindAsync(cancellationToken))
        {
            var decodes = found.IsUsable ? await TryAsync(found, ffmpeg, tryAnew, cancellationToken) : DecodeResults.None;
            known.Add(new KnownDevice(found, decodes));
        }

        return known;
    }

    private async Task<DecodeResults> TryAsync(FoundDevice found, string ffmpeg, bool tryAnew, CancellationToken cancellationToken)
    {
        var key = new CapabilityKey(found.Id, found.Driver, ffmpeg);
        if (!tryAnew && store.Find(key) is { Works.Count: > 0 } before)
        {
            return before; // One that decoded nothing is tried at each start: something may have been mended that has no version.
        }

        try
        {
            var results = await tests.RunAsync(found.Device!, cancellationToken);
            store.Keep(key, results);
            return results;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            log.LogError(unwritable, "The test pictures for {Device} can't be written to TMP_FOLDER", found.Id);
            return DecodeResults.None;
        }
    }

    private async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        var answer = await programs.AskAsync(options.FfmpegPath, ["-hide_banner", "-version"], cancellationToken);
        return answer.Output is [var first, ..] ? first : "";
    }
}
