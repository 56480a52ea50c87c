namespace PreviewForge.Cli.Stack;

/// <summary>The folder of this user's stacks: <c>${XDG_STATE_HOME:-~/.local/state}/previewforge</c> (XDG Base Directory Specification).</summary>
internal static class StateRoot
{
    public static string Default
    {
        get
        {
            var configured = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            var state = Path.IsPathRooted(configured)
                ? configured
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
            return Path.Combine(state, "previewforge");
        }
    }
}
