using Microsoft.AspNetCore.Http;

namespace PreviewForge.EmbeddedHost.Http;

/// <summary>A part of the host that answers requests before the app's functions are looked at: management APIs.</summary>
internal interface IHostEndpoint
{
    /// <returns>False when the request is not for this part; nothing was written then.</returns>
    Task<bool> TryHandleAsync(HttpContext context);
}
