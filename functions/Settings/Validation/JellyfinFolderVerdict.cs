namespace PreviewForge.Functions.Settings.Validation;

/// <summary>What is said of a Jellyfin data folder.</summary>
/// <param name="Exists">Something is there.</param>
/// <param name="ValidJellyfinStructure">It holds something that only a Jellyfin data folder has.</param>
/// <param name="Writable">Previews can be written.</param>
/// <param name="Detail">What was found, for people; null when nothing was.</param>
/// <param name="Error">What is wrong; null when nothing is.</param>
public sealed record JellyfinFolderVerdict(bool Exists, bool ValidJellyfinStructure, bool Writable, string? Detail, string? Error);
