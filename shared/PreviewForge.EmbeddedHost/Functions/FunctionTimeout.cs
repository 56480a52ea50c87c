using System.Globalization;
using PreviewForge.EmbeddedHost.Configuration;

namespace PreviewForge.EmbeddedHost.Functions;

/// <summary>
/// <c>functionTimeout</c> of <c>host.json</c>: 30 minutes by default, <c>-1</c> for none. When it is over, the function's token is cancelled;
/// code that ignores its token goes on, since a host in the same process cannot end it.
/// </summary>
internal sealed class FunctionTimeout(HostJson hostJson, TimeProvider time)
{
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(30);
    private readonly TimeSpan _limit = Parse(hostJson.Root["functionTimeout"]);

    /// <returns>A source that is cancelled when the time is over.</returns>
    public CancellationTokenSource Start() => new(_limit, time);

    private static TimeSpan Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Default;
        }

        if (text == "-1")
        {
            return Timeout.InfiniteTimeSpan;
        }

        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan limit) && limit > TimeSpan.Zero
            ? limit
            : throw new InvalidOperationException($"functionTimeout in host.json is '{text}'; it is hh:mm:ss above zero, or -1 for no limit.");
    }
}
