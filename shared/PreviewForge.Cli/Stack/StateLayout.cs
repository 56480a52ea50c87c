namespace PreviewForge.Cli.Stack;

/// <summary>Where a stack keeps what it needs while it runs; everything lies under one folder that only its owner can read.</summary>
internal sealed record StateLayout(string Root)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The app's <c>CONFIG_DIR</c>.</summary>
    public string Config => Path.Combine(Root, "config");

    public string Azurite => Path.Combine(Root, "azurite");

    public string Runner => Path.Combine(Root, "runner");

    public string Temp => Path.Combine(Root, "tmp");

    public string Logs => Path.Combine(Root, "logs");

    public string LogOf(string service) => Path.Combine(Logs, service + ".log");

    public string PidFileOf(string service) => Path.Combine(Root, service + ".pid");

    public void Create()
    {
        foreach (var folder in new[] { Root, Config, Azurite, Runner, Temp, Logs })
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }
}
