namespace PreviewForge.EmbeddedHost.Storage;

/// <summary>Growing waits: the first, then each twice the former, up to the longest.</summary>
internal sealed class ExponentialBackoff(TimeSpan first, TimeSpan longest)
{
    private TimeSpan _next = Min(first, longest);

    public TimeSpan Next()
    {
        TimeSpan wait = _next;
        _next = Min(_next * 2, longest);
        return wait;
    }

    public void Reset() => _next = Min(first, longest);

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
