namespace PreviewForge.Functions.Settings;

/// <summary>Names of servers for lists that people read; a list must not fail for want of a name.</summary>
public sealed class ServerNames(SettingsStore settings)
{
    /// <summary>Name and vendor now; of a server that is no more, its id and nothing.</summary>
    public Func<string, (string Name, string Type)> Lookup()
    {
        Dictionary<string, (string, string)> known = Servers().DistinctBy(server => server.Id).ToDictionary(server => server.Id, server => (server.Name, server.Type.Text()));
        return id => known.GetValueOrDefault(id, (id, ""));
    }

    private IReadOnlyList<MediaServerSettings> Servers()
    {
        try
        {
            return settings.Read().MediaServers;
        }
        catch (SettingsException)
        {
            return [];
        }
    }
}
