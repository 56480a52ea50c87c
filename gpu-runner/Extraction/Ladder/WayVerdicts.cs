using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Extraction.Indexing;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>
/// Remembers, until the runner ends, which ways failed for which kind of video on which device, where another way then succeeded. A
/// way that failed three times in a row for one kind is left out for an hour: every file of the kind would only lose time.
/// </summary>
internal sealed class WayVerdicts(TimeProvider time)
{
    private const int FailuresToSkip = 3;
    private const int MostKinds = 512;

    private static readonly TimeSpan Rest = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<VideoKind, Verdict> _verdicts = [];

    /// <summary>True when the way is worth a try.</summary>
    public bool IsWorthTrying(VideoKind kind)
    {
        lock (_gate)
        {
            return !_verdicts.TryGetValue(kind, out var verdict) || verdict.Failures < FailuresToSkip || time.GetElapsedTime(verdict.At) >= Rest;
        }
    }

    public void Succeeded(VideoKind kind)
    {
        lock (_gate)
        {
            _verdicts.Remove(kind);
        }
    }

    /// <summary>The way failed, and another one gave the pictures.</summary>
    public void Failed(VideoKind kind)
    {
        lock (_gate)
        {
            if (_verdicts.Count >= MostKinds && !_verdicts.ContainsKey(kind))
            {
                _verdicts.Remove(_verdicts.MinBy(verdict => verdict.Value.At).Key);
            }

            _verdicts[kind] = new Verdict(_verdicts.GetValueOrDefault(kind).Failures + 1, time.GetTimestamp());
        }
    }

    private readonly record struct Verdict(int Failures, long At);
}

/// <param name="Way">The way.</param>
/// <param name="DeviceId">On which device.</param>
/// <param name="Container">Null when it is unknown.</param>
/// <param name="Codec">ffmpeg's name; null when it is unknown.</param>
internal sealed record VideoKind(ExtractionWay Way, string DeviceId, MediaContainer? Container, string? Codec);
