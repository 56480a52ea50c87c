namespace PreviewForge.FakeServers.Plex.Library;

/// <summary>A preference of the server or of a section.</summary>
/// <param name="Id">As Plex names it.</param>
/// <param name="Value">A bool, a number or a text; real servers answer some switches as texts.</param>
public sealed record PlexSetting(string Id, object Value)
{
    /// <summary><c>bool</c>, <c>int</c> or <c>text</c>.</summary>
    public string Type { get; init; } = "bool";

    public object Default { get; init; } = false;
}
