using System.Text.RegularExpressions;

namespace PreviewForge.Functions.MediaServers.Jellyfin;

/// <summary>How a line of Jellyfin treats tiles that others have made. Measured on 10.11.11 and 12.0; 10.10 is taken to destroy what 10.11 destroys.</summary>
/// <param name="Name">The line.</param>
/// <param name="Counts">What it takes for the number of pictures when it adopts tiles by itself.</param>
/// <param name="PrunesForeignSets">It deletes sets whose width or tile size is not in its own options.</param>
/// <param name="DeletesBesideMediaWhenOff">With its trickplay switched off it deletes tiles beside the videos.</param>
internal sealed partial record JellyfinBehaviour(string Name, AdoptedCount Counts, bool PrunesForeignSets, bool DeletesBesideMediaWhenOff)
{
    /// <summary>The newest line comes last; what is newer behaves like it, as far as anybody knows.</summary>
    private static readonly (Version Since, JellyfinBehaviour Behaviour)[] Lines =
    [
        (new Version(0, 0), new("10.10", AdoptedCount.Sheets, PrunesForeignSets: true, DeletesBesideMediaWhenOff: true)),
        (new Version(10, 11), new("10.11", AdoptedCount.Sheets, PrunesForeignSets: true, DeletesBesideMediaWhenOff: true)),
        (new Version(11, 0), new("12", AdoptedCount.Guessed, PrunesForeignSets: false, DeletesBesideMediaWhenOff: false)),
    ];

    /// <summary>The oldest version that shows trickplay as we make it.</summary>
    public static Version Oldest { get; } = new(10, 10);

    /// <summary>A version that can't be read counts as the line that destroys most.</summary>
    public static JellyfinBehaviour Of(string? version) => Parse(version) is { } number
        ? Lines.Last(line => number >= line.Since).Behaviour
        : Lines[0].Behaviour;

    /// <summary>The numbers of a version such as <c>12.0.0-rc2</c>; null when there are none.</summary>
    public static Version? Parse(string? version)
        => version is not null && Numbers().Match(version) is { Success: true } match && Version.TryParse(match.Value, out Version? number) ? number : null;

    [GeneratedRegex(@"^\d{1,6}(\.\d{1,6}){1,3}")]
    private static partial Regex Numbers();
}

/// <summary>What a Jellyfin without the plugin takes for the number of pictures.</summary>
internal enum AdoptedCount
{
    /// <summary>The number of sheets: only a video with as many pictures as sheets comes out right.</summary>
    Sheets,

    /// <summary>Guessed from running time and sheets; right while the server's interval is ours.</summary>
    Guessed,
}
