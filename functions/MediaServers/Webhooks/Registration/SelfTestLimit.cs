using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using PreviewForge.Functions.Api;

namespace PreviewForge.Functions.MediaServers.Webhooks.Registration;

/// <summary>10 tests of our own endpoint a minute, for all callers together.</summary>
public sealed class SelfTestLimit : IDisposable
{
    public const int PerMinute = 10;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FixedWindowRateLimiter _limiter = new(new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = Window, QueueLimit = 0 });

    /// <exception cref="ApiException">429: it was one too many.</exception>
    public void Count(HttpContext http)
    {
        using RateLimitLease lease = _limiter.AttemptAcquire();
        if (!lease.IsAcquired)
        {
            http.Response.Headers.RetryAfter = ((int)Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            throw ApiException.RateLimited($"At most {PerMinute} tests a minute.").With(new() { ["success"] = false });
        }
    }

    public void Dispose() => _limiter.Dispose();
}
