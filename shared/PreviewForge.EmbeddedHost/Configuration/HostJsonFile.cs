using Microsoft.Extensions.Configuration;

namespace PreviewForge.EmbeddedHost.Configuration;

/// <summary>Reads <c>host.json</c> and lays the overrides of the environment over it.</summary>
internal static class HostJsonFile
{
    public const string FileName = "host.json";

    /// <summary>Prefix of settings that override <c>host.json</c>; the rest of the name is a path in it.</summary>
    public const string OverridePrefix = "AzureFunctionsJobHost";

    /// <exception cref="InvalidOperationException">The file is not valid JSON, or its version is not 2.0.</exception>
    public static HostJson Read(string directory, IConfiguration settings)
    {
        string path = Path.Combine(directory, FileName);
        IConfigurationRoot root;
        try
        {
            root = new ConfigurationBuilder()
                .AddJsonFile(path, optional: true)
                .AddInMemoryCollection(settings.GetSection(OverridePrefix).AsEnumerable(makePathsRelative: true))
                .Build();
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new InvalidOperationException($"{path} is not valid: {e.InnerException?.Message ?? e.Message}", e);
        }

        if (root["version"] is not (null or "2.0"))
        {
            throw new InvalidOperationException($"{path} has version {root["version"]}; this host reads version 2.0.");
        }

        return new HostJson(root, directory);
    }
}
