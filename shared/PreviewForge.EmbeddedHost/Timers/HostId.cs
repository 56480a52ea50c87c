using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using PreviewForge.EmbeddedHost.Configuration;

namespace PreviewForge.EmbeddedHost.Timers;

/// <summary>
/// Sets this app's blobs apart from those of others in one storage account: setting <c>AzureFunctionsWebHost__hostid</c>, else made of app
/// and directory, so that two copies on one machine do not share their timers.
/// </summary>
internal static class HostId
{
    private const int Longest = 32;

    public static string From(IConfiguration settings, HostJson hostJson)
    {
        if (settings["AzureFunctionsWebHost:hostid"] is { Length: > 0 } configured)
        {
            return configured;
        }

        string app = Assembly.GetEntryAssembly()?.GetName().Name ?? "app";
        string place = $"{Environment.MachineName} {hostJson.Directory}";
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{app} {place}")).AsSpan(0, 6));
        string name = new([.. app.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit).Take(Longest - hash.Length - 1)]);
        return $"{name}-{hash}";
    }
}
