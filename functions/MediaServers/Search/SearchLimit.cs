using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Search;

/// <summary>20 searches a minute and caller, for each of them is one to every media server.</summary>
public sealed class SearchLimit(TimeProvider time) : IDisposable
{
    public const int PerMinute = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(caller => RateLimitPartition.GetFixedWindowLimiter(
        caller, _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = Window, QueueLimit = 0 }));

    /// <summary>Counts a search, and tells the caller what is left.</summary>
    /// <exception cref="ApiException">429: it was one too many.</exception>
    public void Count(HttpContext http)
    {
        string caller = http.Connection.RemoteIpAddress?.ToString() ?? "";
        using RateLimitLease lease = _limiter.AttemptAcquire(caller);
        TimeSpan wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan told) ? told : Window;
        IHeaderDictionary headers = http.Response.Headers;
        headers["X-RateLimit-Limit"] = Text(PerMinute);
        headers["X-RateLimit-Remaining"] = Text(_limiter.GetStatistics(caller)?.CurrentAvailablePermits ?? 0);
        headers["X-RateLimit-Reset"] = Text((time.GetUtcNow() + wait).ToUnixTimeSeconds());
        if (!lease.IsAcquired)
        {
            headers.RetryAfter = Text((long)Math.Ceiling(wait.TotalSeconds));
            throw ApiException.RateLimited($"At most {PerMinute} searches a minute; try again in {wait.TotalSeconds:0} seconds.").With(new() { ["results"] = new System.Text.Json.Nodes.JsonArray() });
        }
    }

    public void Dispose() => _limiter.Dispose();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
