using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>The hash of a part. Plex derives it from the content; the fake derives it from the path, so that tests can foretell it.</summary>
public static class PlexHash
{
    private const int Digits = 40;

    /// <returns>40 hexadecimal digits in lower case; the same for the same path.</returns>
    public static string Of(string file) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))[..Digits];
}
