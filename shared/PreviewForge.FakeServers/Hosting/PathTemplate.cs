using System.Diagnostics.CodeAnalysis;

namespace PreviewForge.FakeServers.Hosting;

/// <summary>A path with placeholders for whole segments.</summary>
internal sealed class PathTemplate(string template, StringComparison comparison)
{
    private readonly string[] _segments = template.Split('/');

    /// <summary>More literal segments make a better match.</summary>
    public int Literals => _segments.Count(segment => !IsPlaceholder(segment));

    public bool TryMatch(string path, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? values)
    {
        values = null;
        var parts = path.Split('/');
        if (parts.Length != _segments.Length)
        {
            return false;
        }

        Dictionary<string, string> found = [];
        foreach (var (segment, part) in _segments.Zip(parts))
        {
            if (IsPlaceholder(segment) ? part.Length == 0 : !string.Equals(segment, part, comparison))
            {
                return false;
            }

            found[segment.Trim('{', '}')] = part;
        }

        values = found;
        return true;
    }

    private static bool IsPlaceholder(string segment) => segment.StartsWith('{');
}
