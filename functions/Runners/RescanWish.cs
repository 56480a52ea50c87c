namespace PreviewForge.Functions.Runners;

/// <summary>
/// When somebody last asked for a search for GPUs. Kept in memory: a wish that a restart forgets was either fulfilled within seconds
/// before, or is asked again.
/// </summary>
public sealed class RescanWish(TimeProvider time)
{
    private readonly Lock _gate = new();
    private DateTimeOffset? _askedAt;

    public DateTimeOffset? AskedAt
    {
        get
        {
            lock (_gate)
            {
                return _askedAt;
            }
        }
    }

    public void Ask()
    {
        lock (_gate)
        {
            _askedAt = time.GetUtcNow();
        }
    }
}
