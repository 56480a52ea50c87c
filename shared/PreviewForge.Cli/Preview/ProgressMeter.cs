namespace PreviewForge.Cli.Preview;

/// <summary>Rate and remaining time of something that grows from 0 to a known total, smoothed over the last seconds.</summary>
internal sealed class ProgressMeter(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(20);
    private readonly Queue<(long At, double Done)> _samples = new();
    private double _done;
    private double _total;

    /// <param name="done">More than the total counts as the total: what is just over may be reported as in work too.</param>
    /// <param name="total">What there is to do.</param>
    public void Report(double done, double total)
    {
        (_done, _total) = (Math.Min(done, total), total);
        _samples.Enqueue((time.GetTimestamp(), _done));
        while (_samples.Count > 2 && time.GetElapsedTime(_samples.Peek().At) > Window)
        {
            _samples.Dequeue();
        }
    }

    /// <summary>Growth per second; 0 until there is any.</summary>
    public double Rate
    {
        get
        {
            if (!_samples.TryPeek(out var first))
            {
                return 0;
            }

            var seconds = time.GetElapsedTime(first.At).TotalSeconds;
            return seconds > 0 ? Math.Max(0, (_done - first.Done) / seconds) : 0;
        }
    }

    /// <summary>Null until something has grown.</summary>
    public TimeSpan? Remaining => Rate > 0 ? TimeSpan.FromSeconds(Math.Min((_total - _done) / Rate, 359_999)) : null;
}
