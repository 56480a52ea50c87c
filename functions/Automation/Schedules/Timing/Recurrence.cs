namespace PreviewForge.Functions.Automation.Schedules.Timing;

/// <summary>Instants that come again and again.</summary>
public abstract record Recurrence
{
    private static readonly TimeSpan ShortLook = TimeSpan.FromHours(2);

    /// <summary>The first one after an instant; null when there is none any more.</summary>
    public abstract DateTimeOffset? After(DateTimeOffset instant);

    /// <summary>The last one after <paramref name="after"/> and not after <paramref name="until"/>; null when there is none.</summary>
    public virtual DateTimeOffset? Latest(DateTimeOffset after, DateTimeOffset until)
    {
        // Looks back further and further, so that a line for every minute need not be walked through from last year on.
        for (TimeSpan look = ShortLook; ; look *= 8)
        {
            DateTimeOffset from = until - after > look ? until - look : after;
            DateTimeOffset? latest = null;
            for (DateTimeOffset? at = After(from); at <= until; at = After(at.Value))
            {
                latest = at;
            }

            if (latest is not null || from == after)
            {
                return latest;
            }
        }
    }
}
