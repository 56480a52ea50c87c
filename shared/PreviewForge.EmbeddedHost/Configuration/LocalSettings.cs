using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace PreviewForge.EmbeddedHost.Configuration;

/// <summary>
/// <c>local.settings.json</c>: its <c>Values</c> stand below everything else, so that the environment overrides them, as with <c>func start</c>.
/// </summary>
internal static class LocalSettings
{
    public const string FileName = "local.settings.json";

    /// <exception cref="InvalidOperationException">The file is there but is not what it should be.</exception>
    public static void AddTo(ConfigurationManager configuration, string directory)
    {
        string path = Path.Combine(directory, FileName);
        if (File.Exists(path))
        {
            ((IConfigurationBuilder)configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Read(path) });
        }
    }

    private static Dictionary<string, string?> Read(string path)
    {
        try
        {
            LocalSettingsFile? file = JsonSerializer.Deserialize<LocalSettingsFile>(File.ReadAllBytes(path), JsonFiles.Lenient);
            if (file is { IsEncrypted: true })
            {
                throw new InvalidOperationException($"{path} is encrypted, which this host cannot read. Run 'func settings decrypt' first.");
            }

            // As in an environment variable, two underscores stand for a colon.
            return file?.Values?.ToDictionary(pair => pair.Key.Replace("__", ":", StringComparison.Ordinal), pair => pair.Value) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException($"{path} is not valid: {e.Message}", e);
        }
    }

    private sealed record LocalSettingsFile(bool IsEncrypted, Dictionary<string, string?>? Values);
}
