namespace PreviewForge.Functions.Settings.Validation;

/// <summary>What is said of a Plex data folder.</summary>
/// <param name="Exists">Something is there.</param>
/// <param name="ValidPlexStructure">It holds <c>Media/localhost</c>.</param>
/// <param name="ShardCount">How many of the 16 folders <c>0</c> to <c>f</c> are in it.</param>
/// <param name="Writable">Previews can be written.</param>
/// <param name="Detail">What was found, for people; null when nothing was.</param>
/// <param name="Error">What is wrong; null when nothing is.</param>
public sealed record PlexFolderVerdict(bool Exists, bool ValidPlexStructure, int ShardCount, bool Writable, string? Detail, string? Error);
