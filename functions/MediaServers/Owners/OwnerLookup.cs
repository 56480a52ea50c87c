using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Mapping.Explaining;

namespace PreviewForge.Functions.MediaServers.Owners;

/// <summary>Tells which servers own a path, and why. Asks the settings only: no server and no disk.</summary>
public sealed class OwnerLookup(SettingsStore settings)
{
    private const int MaxLength = 4096;

    /// <param name="path">As it was given.</param>
    /// <exception cref="ApiException">400 for what is no path.</exception>
    public OwnerAnswer Explain(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw Invalid("path is required");
        }

        if (path.Contains('\0', StringComparison.Ordinal) || path.Length > MaxLength)
        {
            throw Invalid($"path must not hold a null byte, nor be longer than {MaxLength} characters");
        }

        IReadOnlyList<MediaServerSettings> servers = settings.Read().MediaServers;
        List<ExplainedServer> explained = [.. servers.Select(server => new ExplainedServer(OwnedFolders.Of(server), server.ExcludePaths))];
        OwnershipExplanation explanation = OwnershipExplanation.Of(path.Trim(), explained);
        List<OwnerRow> owners = [.. explanation.Servers.Zip(servers).Select(pair => RowOf(pair.First, pair.Second)).OfType<OwnerRow>()];
        return new OwnerAnswer(
            explanation.Path,
            owners,
            OwnerSteps.Of(path, explanation, servers),
            owners.Count == 0 ? [.. Candidates(path.Trim(), explained)] : [],
            [.. explanation.Servers.Zip(servers).Select(pair => HintOf(pair.First, pair.Second)).OfType<OwnerHint>()]);
    }

    private static OwnerRow? RowOf(ServerExplanation server, MediaServerSettings settings) => server.Owner is { } library
        ? new OwnerRow(server.ServerId, library.LibraryId, NameOf(settings, library.LibraryId), library.Match!.Path, server.ExcludedBy is not null)
        : null;

    private static string NameOf(MediaServerSettings server, string libraryId) => server.Libraries.First(library => library.Id == libraryId).Name;

    private static IEnumerable<OwnerCandidate> Candidates(string path, List<ExplainedServer> servers) => servers.Where(server => server.Folders.IsEnabled)
        .SelectMany(server => server.Folders.Map.WebhookToLocal(path).Select(name => (Name: name, View: "webhook", server.Folders.Id))
            .Concat(server.Folders.Map.RemoteToLocal(path).Select(name => (Name: name, View: "server", server.Folders.Id))))
        .Where(candidate => candidate.Name != path)
        .DistinctBy(candidate => candidate.Name)
        .Select(candidate => new OwnerCandidate(
            candidate.Name, candidate.View, candidate.Id, [.. Ownership.Of(candidate.Name, servers.Select(server => server.Folders)).Select(owner => owner.ServerId)]));

    private static OwnerHint? HintOf(ServerExplanation server, MediaServerSettings settings) => server is { IsEnabled: true, Hint: { } hint }
        ? new OwnerHint(server.ServerId, hint.RemotePrefix, hint.LocalPrefix, hint.Exists
            ? $"{settings.Name} has a mapping from {hint.RemotePrefix} to {hint.LocalPrefix} already: refresh its libraries, the file may not be indexed yet."
            : $"If {settings.Name} sees this file below {hint.RemotePrefix}, add the mapping {hint.RemotePrefix} → {hint.LocalPrefix} to it.")
        : null;

    private static ApiException Invalid(string message) => ApiException.Invalid(message).With(new() { ["owners"] = new System.Text.Json.Nodes.JsonArray() });
}
