using System.Text.Json;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Mapping.Explaining;

namespace PreviewForge.Functions.MediaServers.Owners;

/// <summary>Puts an explanation into sentences.</summary>
internal static class OwnerSteps
{
    public static IReadOnlyList<OwnerStep> Of(string given, OwnershipExplanation explanation, IReadOnlyList<MediaServerSettings> servers) =>
    [
        new OwnerStep("path", given == explanation.Path ? $"The path is compared as it was given: {given}" : $"The path {given} is compared as {explanation.Path}"),
        .. explanation.Servers.Zip(servers).SelectMany(pair => StepsOf(pair.First, pair.Second)),
    ];

    private static IEnumerable<OwnerStep> StepsOf(ServerExplanation server, MediaServerSettings settings)
    {
        yield return new OwnerStep("server", StateOf(settings)) { ServerId = settings.Id, Verdict = server.IsEnabled ? null : "disabled" };
        foreach ((LibraryExplanation library, LibrarySettings named) in server.Libraries.Zip(settings.Libraries))
        {
            yield return new OwnerStep("library", StateOf(named)) { ServerId = settings.Id, LibraryId = named.Id, Verdict = library.IsEnabled ? null : "disabled" };
            foreach ((FolderExplanation folder, RootExplanation root) in library.Folders.SelectMany(folder => folder.Roots.Select(root => (folder, root))))
            {
                yield return StepOf(folder, root) with { ServerId = settings.Id, LibraryId = named.Id };
            }
        }

        if (server.ExcludedBy is { } rule)
        {
            string kind = rule.Kind == ExcludeKind.Regex ? "pattern" : "path";
            yield return new OwnerStep("exclude", $"The {kind} {rule.Value} excludes it, so {settings.Name} gets nothing for it.") { ServerId = settings.Id, Verdict = "excluded" };
        }

        yield return new OwnerStep("result", ResultOf(server, settings)) { ServerId = settings.Id, LibraryId = server.Owner?.LibraryId, Verdict = server.Owner is null ? "not_owned" : "owned" };
    }

    private static string StateOf(MediaServerSettings server) => server switch
    {
        { Enabled: false } => $"Server {server.Name} is disabled, so it owns nothing.",
        { Problems: [var problem, ..] } => $"Server {server.Name} is not used: {problem}.",
        { Libraries.Count: 0 } => $"Server {server.Name} has no libraries yet; refresh them.",
        _ => $"Server {server.Name} is enabled.",
    };

    private static string StateOf(LibrarySettings library) => library switch
    {
        { Enabled: false } => $"Library {library.Name} is disabled, so it owns nothing.",
        { RemotePaths.Count: 0 } => $"Library {library.Name} has no folders yet; refresh the server's libraries.",
        _ => $"Library {library.Name} is enabled.",
    };

    private static OwnerStep StepOf(FolderExplanation folder, RootExplanation root)
    {
        string mapping = root.By is { } by ? $"{by.RemotePrefix} → {by.LocalPrefix}" : "";
        string named = root.By is null ? $"The folder {folder.RemotePath}" : $"The folder {folder.RemotePath}, here {root.Path} by the mapping {mapping},";
        return new OwnerStep("folder", $"{named} {Say(root.Verdict)}")
        {
            RemotePath = folder.RemotePath,
            LocalPath = root.Path,
            Mapping = root.By is null ? null : mapping,
            Verdict = JsonNamingPolicy.SnakeCaseLower.ConvertName(root.Verdict.ToString()),
        };
    }

    private static string Say(RootVerdict verdict) => verdict switch
    {
        RootVerdict.Holds => "holds the path.",
        RootVerdict.IsFolderItself => "is the path itself; name a file in it.",
        RootVerdict.Disabled => "would hold the path, but its library is disabled.",
        RootVerdict.OtherCase => "would hold the path but for capital letters; they must be the same.",
        RootVerdict.OtherSeparators => "would hold the path but for backslashes; write the path with slashes.",
        RootVerdict.Namesake => "only begins with the same letters; it is another folder.",
        RootVerdict.ForeignName => "is named as on another system, and no mapping makes a local folder of it.",
        RootVerdict.Elsewhere => "is somewhere else.",
        RootVerdict.Blank => "is blank, and holds nothing.",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "No such verdict."),
    };

    private static string ResultOf(ServerExplanation server, MediaServerSettings settings) => server.Owner is { } owner
        ? $"{settings.Name} owns the path by its library {settings.Libraries.First(library => library.Id == owner.LibraryId).Name}."
        : $"{settings.Name} does not own the path.";
}
