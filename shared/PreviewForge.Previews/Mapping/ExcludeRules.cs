using System.Text.RegularExpressions;

namespace PreviewForge.Previews.Mapping;

/// <summary>
/// Which local paths a server does not want. A pattern comes from a person and can be wrong or slow: a wrong one is left out
/// and reported, and none can hold up a scan.
/// </summary>
public sealed class ExcludeRules
{
    /// <summary>Longest pattern in characters.</summary>
    public const int MaxPatternLength = 1000;

    // For the few patterns (look-around, back references) that the engine without backtracking can't take.
    private static readonly TimeSpan BacktrackingLimit = TimeSpan.FromMilliseconds(50);

    private readonly List<PathPrefix> _paths = [];
    private readonly List<Regex> _patterns = [];

    /// <param name="rules">Blank ones are left out, as is the root, which would exclude everything.</param>
    public ExcludeRules(IEnumerable<ExcludeRule> rules)
    {
        var problems = new List<string>();
        foreach (var rule in rules.Where(rule => !string.IsNullOrWhiteSpace(rule.Value)))
        {
            if (rule.Kind == ExcludeKind.Regex)
            {
                AddPattern(rule.Value, problems);
            }
            else if (PathText.Normalize(rule.Value) is { Length: > 0 } path)
            {
                _paths.Add(new PathPrefix(path));
            }
        }

        Problems = problems;
    }

    public static ExcludeRules None { get; } = new([]);

    /// <summary>One sentence for each rule that is left out because it is wrong.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>True when any rule fits. The path is compared without <c>..</c> and doubled slashes.</summary>
    public bool Excludes(string localPath)
    {
        var path = PathText.Normalize(localPath);
        return _paths.Any(prefix => prefix.Strip(path) is not null) || _patterns.Any(pattern => Finds(pattern, path));
    }

    private static bool Finds(Regex pattern, string path)
    {
        try
        {
            return pattern.IsMatch(path);
        }
        catch (RegexMatchTimeoutException)
        {
            return false; // Too slow is no match: better one preview too many than a scan that never ends.
        }
    }

    private void AddPattern(string pattern, List<string> problems)
    {
        if (pattern.Length > MaxPatternLength)
        {
            problems.Add($"An exclude pattern has {pattern.Length} characters; at most {MaxPatternLength} are taken.");
            return;
        }

        try
        {
            _patterns.Add(Compile(pattern));
        }
        catch (ArgumentException e)
        {
            problems.Add($"The exclude pattern '{pattern}' is no regular expression: {e.Message}");
        }
    }

    private static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, BacktrackingLimit);
        }
        catch (NotSupportedException)
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, BacktrackingLimit);
        }
    }
}
