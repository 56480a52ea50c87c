namespace PreviewForge.Previews.Mapping.Explaining;

/// <param name="Folders">What decides whether the server holds a file.</param>
/// <param name="Excludes">What it wants nothing for.</param>
public sealed record ExplainedServer(ServerFolders Folders, IReadOnlyList<ExcludeRule> Excludes);
