namespace PreviewForge.FakeServers.Jellyfin.Plugins;

/// <summary>A plugin on the server.</summary>
/// <param name="Package">What it is.</param>
/// <param name="Status"><c>Active</c>; <c>Restart</c>: runs from the next start on; <c>Deleted</c>: runs until then.</param>
public sealed record FakePlugin(FakePackage Package, string Status)
{
    internal const string Active = "Active";
    internal const string Restart = "Restart";
    internal const string Deleted = "Deleted";

    /// <summary>Whether its calls are answered.</summary>
    public bool IsRunning => Status is Active or Deleted;
}
