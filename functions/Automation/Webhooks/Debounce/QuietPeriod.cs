namespace PreviewForge.Functions.Automation.Webhooks.Debounce;

/// <param name="Now">The moment of the arrival.</param>
/// <param name="Delay">How long nothing more must come.</param>
internal sealed record QuietPeriod(DateTimeOffset Now, TimeSpan Delay)
{
    /// <summary>A steady trickle must not put a batch off for ever.</summary>
    private const int MostDelays = 10;

    /// <summary>When a batch ends that was opened at some time, and to which something was added now.</summary>
    public DateTimeOffset EndOf(DateTimeOffset openedAt)
    {
        (DateTimeOffset wanted, DateTimeOffset last) = (Now + Delay, openedAt + (MostDelays * Delay));
        return wanted < last ? wanted : last;
    }
}
