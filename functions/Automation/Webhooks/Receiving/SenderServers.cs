using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Webhooks.Receiving;

/// <summary>Finds the server that a payload comes from, among those that are on.</summary>
internal static class SenderServers
{
    /// <summary>Those of a vendor, in the order of the settings.</summary>
    public static IEnumerable<MediaServerSettings> Of(AppSettings settings, ServerType vendor)
        => settings.MediaServers.Where(server => server.Enabled && server.Type == vendor);

    /// <summary>Those that call themselves so.</summary>
    public static List<MediaServerSettings> Named(AppSettings settings, ServerType vendor, string? identity)
        => identity is null ? [] : [.. Of(settings, vendor).Where(server => Same(server.ServerIdentity, identity))];

    /// <summary>The one that calls itself so, else the only one of the vendor; null when that leaves a doubt.</summary>
    public static MediaServerSettings? Find(AppSettings settings, ServerType vendor, string? identity) => Named(settings, vendor, identity) switch
    {
        [var one] => one,
        [] when Of(settings, vendor).Take(2).ToList() is [var only] => only,
        _ => null,
    };

    /// <summary>Vendors write ids with dashes in one place and without in another.</summary>
    public static bool Same(string? one, string? other) => one is not null && other is not null
        && string.Equals(one.Replace("-", "", StringComparison.Ordinal), other.Replace("-", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
