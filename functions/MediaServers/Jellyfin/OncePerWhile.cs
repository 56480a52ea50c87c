namespace PreviewForge.Functions.MediaServers.Jellyfin;

/// <summary>Lets something through once in a while for each key. Connections come and go with every step of a job; this stays.</summary>
/// <param name="pause">From one time to the next.</param>
/// <param name="time">The clock.</param>
internal sealed class OncePerWhile(TimeSpan pause, TimeProvider time)
{
    private const int MostRemembered = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _taken = new(StringComparer.Ordinal);

    /// <returns>False when it was let through within the pause.</returns>
    public bool Take(string key)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (_gate)
        {
            if (_taken.TryGetValue(key, out DateTimeOffset last) && now - last < pause)
            {
                return false;
            }

            ForgetOld(now);
            _taken[key] = now;
            return true;
        }
    }

    private void ForgetOld(DateTimeOffset now)
    {
        if (_taken.Count < MostRemembered)
        {
            return;
        }

        foreach (string old in _taken.Where(pair => now - pair.Value >= pause).Select(pair => pair.Key).ToArray())
        {
            _taken.Remove(old);
        }
    }
}
