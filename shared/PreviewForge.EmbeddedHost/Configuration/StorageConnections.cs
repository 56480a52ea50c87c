using Microsoft.Extensions.Configuration;

namespace PreviewForge.EmbeddedHost.Configuration;

/// <summary>Connection strings of storage accounts by the name that a trigger or output gives.</summary>
internal sealed class StorageConnections(IConfiguration settings)
{
    /// <summary>The host's own account, also that of triggers that name none.</summary>
    public const string Default = "AzureWebJobsStorage";

    /// <param name="name">Name of a setting, with or without the prefix <c>AzureWebJobs</c>; null for <see cref="Default"/>.</param>
    /// <returns>The connection string; null when there is no such setting.</returns>
    public string? Find(string? name)
    {
        string setting = string.IsNullOrEmpty(name) ? Default : name;
        string? found = settings[$"AzureWebJobs{setting}"] ?? settings[setting] ?? settings.GetConnectionString(setting);
        return string.IsNullOrWhiteSpace(found) ? null : found;
    }

    /// <exception cref="InvalidOperationException">There is no such setting.</exception>
    public string Get(string? name) => Find(name) ?? throw new InvalidOperationException(
        $"The setting {name ?? Default} holds no storage connection string. Set it, to UseDevelopmentStorage=true for a local Azurite.");
}
