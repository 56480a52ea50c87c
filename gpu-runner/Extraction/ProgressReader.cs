using System.Globalization;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>Where an extraction has got to.</summary>
/// <param name="Position">Time within the video.</param>
/// <param name="Speed">Seconds of video per second; 0 when unknown.</param>
internal readonly record struct ExtractionProgress(TimeSpan Position, double Speed);

/// <summary>Follows the <c>key=value</c> lines of ffmpeg's <c>-progress</c>; one block ends with <c>progress=</c>.</summary>
internal sealed class ProgressReader(Action<ExtractionProgress> onProgress)
{
    private long _micros;
    private double _speed;

    /// <summary>Time within the video, in microseconds; grows as pictures are made.</summary>
    public long Micros => Interlocked.Read(ref _micros);

    public void Read(string line)
    {
        var split = line.IndexOf('=', StringComparison.Ordinal);
        var value = line.AsSpan(split + 1).Trim();
        switch (split < 0 ? "" : line[..split])
        {
            case "out_time_us" when long.TryParse(value, CultureInfo.InvariantCulture, out var micros) && micros >= 0:
                Interlocked.Exchange(ref _micros, micros);
                break;
            case "speed" when double.TryParse(value.TrimEnd('x'), CultureInfo.InvariantCulture, out var speed) && double.IsFinite(speed):
                _speed = speed; // "N/A" keeps the last one.
                break;
            case "progress":
                onProgress(new ExtractionProgress(TimeSpan.FromMicroseconds(Micros), _speed));
                break;
        }
    }
}
