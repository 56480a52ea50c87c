using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace PreviewForge.Functions.Settings.Logging;

/// <summary>
/// The level of this app's own messages, changed while it runs. What others log keeps the level that the host's settings give it.
/// </summary>
internal sealed class LogLevelSwitch : IConfigureOptions<LoggerFilterOptions>, IOptionsChangeTokenSource<LoggerFilterOptions>, IDisposable
{
    /// <summary>Our classes, and what both hosts say of our functions.</summary>
    private static readonly string[] OwnMessages = ["PreviewForge", "Function"];

    private readonly Lock _lock = new();
    private CancellationTokenSource _change = new();
    private LogLevel? _level;

    public string Name => Options.DefaultName;

    public IChangeToken GetChangeToken()
    {
        lock (_lock)
        {
            return new CancellationChangeToken(_change.Token);
        }
    }

    public void Configure(LoggerFilterOptions options)
    {
        lock (_lock)
        {
            if (_level is { } level)
            {
                foreach (string category in OwnMessages)
                {
                    options.Rules.Add(new LoggerFilterRule(null, category, level, null));
                }
            }
        }
    }

    /// <param name="level">Null for what the host's settings say.</param>
    public void Set(LogLevel? level)
    {
        CancellationTokenSource changed;
        lock (_lock)
        {
            if (_level == level)
            {
                return;
            }

            _level = level;
            changed = _change;
            _change = new CancellationTokenSource();
        }

        using (changed)
        {
            changed.Cancel();
        }
    }

    public void Dispose() => _change.Dispose();
}
