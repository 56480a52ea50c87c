namespace PreviewForge.Functions.Settings.Editing;

/// <param name="Warning">What the caller should know; null when all is well.</param>
/// <param name="ChangedKeys">Keys at the top of the file whose values are others now.</param>
public sealed record SavedSettings(string? Warning, IReadOnlySet<string> ChangedKeys);
