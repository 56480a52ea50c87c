using Microsoft.Extensions.Configuration;

namespace PreviewForge.Functions.MediaServers.Jellyfin.Bridge;

/// <summary>Which plugin is installed, and from where. Whoever runs the app may name another repository; callers of the API can't.</summary>
/// <param name="Manifest">Address of the repository's manifest.</param>
internal sealed record PluginSource(string Manifest)
{
    /// <summary>As the manifest has it.</summary>
    public const string Name = "Media Preview Bridge";

    public const string Id = "c2cb9bf9-7c5d-4f1a-9a07-2d6f5e5b0001";

    private const string DefaultManifest = "https://stevezau.github.io/media_preview_generator/jellyfin-plugin/manifest.json";

    public static PluginSource From(IConfiguration configuration)
        => new(configuration["JELLYFIN_PLUGIN_MANIFEST"] is { } manifest && !string.IsNullOrWhiteSpace(manifest) ? manifest.Trim() : DefaultManifest);
}
