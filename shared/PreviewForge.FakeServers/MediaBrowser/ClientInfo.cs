using System.Text.RegularExpressions;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>What a client says of itself in the header <c>Authorization: MediaBrowser Client="…", Device="…", …</c>.</summary>
/// <param name="Client">Name of the program.</param>
/// <param name="Device">Name of the device.</param>
/// <param name="DeviceId">One token at a time is good for it.</param>
/// <param name="Version">Of the program.</param>
public sealed partial record ClientInfo(string Client, string Device, string DeviceId, string Version)
{
    /// <summary>The four parts; null when one is missing or empty.</summary>
    internal static ClientInfo? From(IReadOnlyDictionary<string, string> parts) =>
        Part(parts, "Client") is { } client && Part(parts, "Device") is { } device && Part(parts, "DeviceId") is { } id && Part(parts, "Version") is { } version
            ? new ClientInfo(client, device, id, version)
            : null;

    /// <summary>The parts of a header value after its scheme; quotes are optional.</summary>
    internal static IReadOnlyDictionary<string, string> ReadParts(string text) => Parts().Matches(text)
        .GroupBy(match => match.Groups["name"].Value, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => Uri.UnescapeDataString(group.Last().Groups["value"].Value), StringComparer.OrdinalIgnoreCase);

    private static string? Part(IReadOnlyDictionary<string, string> parts, string name) => parts.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    [GeneratedRegex("""(?<name>[A-Za-z]+)\s*=\s*(?:"(?<value>[^"]*)"|(?<value>[^",\s]+))""", RegexOptions.None, 1000)]
    private static partial Regex Parts();
}
