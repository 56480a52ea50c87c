namespace PreviewForge.Cli.Doctor;

/// <summary>What one check found.</summary>
/// <param name="Subject">What was looked at.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Evidence">What was seen: a version, a path, a number.</param>
/// <param name="Fix">What to do; null when there is nothing to do.</param>
internal sealed record Finding(string Subject, Verdict Verdict, string Evidence, string? Fix = null);

internal enum Verdict
{
    Good,

    /// <summary>Works, with less than there could be.</summary>
    Limited,
    Bad,
}
