namespace PreviewForge.Functions.Settings.Validation;

/// <summary>What is said of a local media folder.</summary>
/// <param name="Exists">Something is there.</param>
/// <param name="Readable">It is a folder that can be listed.</param>
/// <param name="Error">What is wrong; null when nothing is, or nothing is there.</param>
public sealed record LocalPathVerdict(bool Exists, bool Readable, string? Error);
