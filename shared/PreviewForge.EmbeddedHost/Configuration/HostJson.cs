using Microsoft.Extensions.Configuration;

namespace PreviewForge.EmbeddedHost.Configuration;

/// <summary>
/// <c>host.json</c> with the overrides of the environment (<c>AzureFunctionsJobHost__extensions__queues__batchSize</c>).
/// </summary>
/// <param name="Root">The document; paths are written with colons.</param>
/// <param name="Directory">Directory that holds <c>host.json</c>.</param>
internal sealed record HostJson(IConfiguration Root, string Directory)
{
    /// <summary>The settings of one extension, such as <c>queues</c>; empty when there are none.</summary>
    public IConfigurationSection Extension(string name) => Root.GetSection($"extensions:{name}");
}
