using System.Text.Json;
using System.Text.Json.Serialization;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Hardware.Capability;

/// <summary>
/// Remembers what devices decoded, until the device, its driver or ffmpeg is another. A memory that can't be read or written costs
/// a few seconds, so failures are ignored.
/// </summary>
internal sealed partial class CapabilityStore(RunnerOptions options)
{
    private readonly string _path = Path.Combine(options.StateFolder, options.RunnerId, "capabilities.json");

    /// <returns>Null when nothing is known of this combination.</returns>
    public DecodeResults? Find(CapabilityKey key) =>
        Read().FirstOrDefault(entry => entry.Key == key) is { } entry
            ? new DecodeResults(
                [.. entry.Works.Select(Parse).OfType<CodecFormat>()],
                entry.Refusals.Where(refusal => Parse(refusal.Key) is not null).ToDictionary(refusal => Parse(refusal.Key)!.Value, refusal => refusal.Value))
            : null;

    /// <summary>Keeps one result for each device: what was known with another driver is forgotten.</summary>
    public void Keep(CapabilityKey key, DecodeResults results)
    {
        var entry = new Entry(
            key, [.. results.Works.Select(format => $"{format}")], results.Refusals.ToDictionary(refusal => $"{refusal.Key}", refusal => refusal.Value));
        List<Entry> entries = [.. Read().Where(old => old.Key.Device != key.Device), entry];
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            File.WriteAllBytes(_path + ".tmp", JsonSerializer.SerializeToUtf8Bytes(entries, StoreJson.Default.ListEntry));
            File.Move(_path + ".tmp", _path, overwrite: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // See the summary.
        }
    }

    private static CodecFormat? Parse(string text) => CodecFormat.TryParse(text, out var format) ? format : null;

    private List<Entry> Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(_path), StoreJson.Default.ListEntry)?
                .Where(entry => entry is { Key: not null, Works: not null, Refusals: not null }).ToList() ?? [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private sealed record Entry(CapabilityKey Key, IReadOnlyList<string> Works, IReadOnlyDictionary<string, string> Refusals);

    [JsonSerializable(typeof(List<Entry>))]
    private sealed partial class StoreJson : JsonSerializerContext;
}

/// <summary>What a device's abilities depend on.</summary>
/// <param name="Device">Its id.</param>
/// <param name="Driver">Name and version of its driver.</param>
/// <param name="Ffmpeg">First line of <c>ffmpeg -version</c>.</param>
internal sealed record CapabilityKey(string Device, string Driver, string Ffmpeg);
