using Microsoft.AspNetCore.Http;

namespace PreviewForge.Functions.Security;

/// <summary>The tokens that a request shows: a right one of several is enough.</summary>
internal static class PresentedTokens
{
    private const string Bearer = "Bearer ";

    /// <summary><c>Authorization: Bearer …</c> (with this very spelling), then <c>X-Auth-Token</c>; blank ones don't count.</summary>
    public static IEnumerable<string> Of(IHeaderDictionary headers)
    {
        IEnumerable<string> bearers = headers.Authorization.OfType<string>()
            .Where(value => value.StartsWith(Bearer, StringComparison.Ordinal))
            .Select(value => value[Bearer.Length..]);
        return bearers.Concat(headers["X-Auth-Token"].OfType<string>()).Select(value => value.Trim()).Where(value => value.Length > 0);
    }
}
