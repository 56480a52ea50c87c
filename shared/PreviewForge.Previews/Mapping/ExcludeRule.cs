namespace PreviewForge.Previews.Mapping;

/// <param name="Value">A local path, or a pattern that is searched anywhere in the local path.</param>
/// <param name="Kind">Which of the two.</param>
public sealed record ExcludeRule(string Value, ExcludeKind Kind = ExcludeKind.Path);

/// <summary>How a rule is compared; both by case.</summary>
public enum ExcludeKind
{
    /// <summary>Excludes the path and everything below it.</summary>
    Path,

    /// <summary>Excludes every path in which the regular expression finds something.</summary>
    Regex,
}
