using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Hardware.Choice;

/// <summary>
/// What decoding took on this machine, as a moving average for each kind of work and each device, kept over restarts. Losing it
/// costs a few measurements, so failures of the file are ignored.
/// </summary>
internal sealed partial class DecodeTimings
{
    private const double Weight = 0.3;
    private const int MostEntries = 1000;

    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Timing> _timings;

    public DecodeTimings(RunnerOptions options)
    {
        _path = Path.Combine(options.StateFolder, options.RunnerId, "timings.json");
        _timings = Read();
    }

    /// <param name="kind">The work.</param>
    /// <param name="device">The device's id, and its driver: another driver is measured anew.</param>
    public Timing Find(WorkKind kind, string device)
    {
        lock (_gate)
        {
            return _timings.GetValueOrDefault(KeyOf(kind, device));
        }
    }

    /// <param name="kind">The work.</param>
    /// <param name="device">As above.</param>
    /// <param name="secondsPerPicture">What it took, set-up included.</param>
    public void Add(WorkKind kind, string device, double secondsPerPicture)
    {
        lock (_gate)
        {
            var known = _timings.GetValueOrDefault(KeyOf(kind, device));
            var average = known.Count is 0 ? secondsPerPicture : known.SecondsPerPicture + (Weight * (secondsPerPicture - known.SecondsPerPicture));
            if (_timings.Count < MostEntries || known.Count > 0)
            {
                _timings[KeyOf(kind, device)] = new Timing(average, known.Count + 1);
                Write();
            }
        }
    }

    private static string KeyOf(WorkKind kind, string device) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind.Format}|{kind.Size}|{kind.Amount}|{device}");

    private Dictionary<string, Timing> Read()
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(_path), TimingJson.Default.DictionaryStringTiming) ?? [];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private void Write()
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            File.WriteAllBytes(_path + ".tmp", JsonSerializer.SerializeToUtf8Bytes(_timings, TimingJson.Default.DictionaryStringTiming));
            File.Move(_path + ".tmp", _path, overwrite: true);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            // See the summary.
        }
    }

    [JsonSerializable(typeof(Dictionary<string, Timing>))]
    private sealed partial class TimingJson : JsonSerializerContext;
}

/// <param name="SecondsPerPicture">Moving average.</param>
/// <param name="Count">Measurements that are in it; 0 when there is none.</param>
internal readonly record struct Timing(double SecondsPerPicture, int Count);
