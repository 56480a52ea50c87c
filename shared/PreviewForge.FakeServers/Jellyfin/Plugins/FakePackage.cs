namespace PreviewForge.FakeServers.Jellyfin.Plugins;

/// <summary>A plugin that a repository offers.</summary>
/// <param name="Name">Exactly this name installs it.</param>
/// <param name="Id">Its GUID.</param>
/// <param name="Version">Four numbers.</param>
public sealed record FakePackage(string Name, Guid Id, string Version)
{
    /// <summary>True: it serves <c>/MediaPreviewBridge</c>.</summary>
    public bool IsBridge { get; init; }

    /// <summary>False: an old build, whose ping doesn't say where the data folder keeps tiles.</summary>
    public bool SaysTrickplayRoot { get; init; } = true;

    /// <summary>The bridge plugin of the application that ours takes after.</summary>
    public static FakePackage Bridge { get; } =
        new("Media Preview Bridge", Guid.Parse("c2cb9bf9-7c5d-4f1a-9a07-2d6f5e5b0001"), "10.11.0.3") { IsBridge = true };
}
