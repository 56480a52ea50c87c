using System.Text.RegularExpressions;

namespace PreviewForge.EmbeddedHost.Tests.Conformance;

/// <summary>The official packages' public signatures, by the full name of the type.</summary>
internal sealed partial class OfficialApi
{
    private readonly Dictionary<string, (string Declaration, HashSet<string> Members)> _types = new(StringComparer.Ordinal);

    private OfficialApi()
    {
    }

    public static OfficialApi Read()
    {
        OfficialApi api = new();
        using StreamReader reader = new(typeof(OfficialApi).Assembly.GetManifestResourceStream("official-api.txt")!);
        (string space, HashSet<string> members) = ("", []);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("namespace ", StringComparison.Ordinal))
            {
                space = line["namespace ".Length..].Trim();
            }
            else if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                members = api.Add(space, line[2..]);
            }
            else if (line.StartsWith("    - ", StringComparison.Ordinal))
            {
                members.UnionWith(Signatures.Callable(line.Trim()[2..]));
            }
        }

        return api;
    }

    /// <returns>What stands before the type's name, such as <c>abstract class</c>, but for <c>sealed</c>; null when there is no such type.</returns>
    public string? KindOf(string type)
    {
        string? kind = _types.TryGetValue(type, out var found) ? TypeName().Match(found.Declaration).Groups["kind"].Value : null;
        return kind?.StartsWith("delegate", StringComparison.Ordinal) == true ? "delegate" : kind;
    }

    public bool HasMember(string type, string signature) => _types.TryGetValue(type, out var found) && found.Members.Contains(signature);

    private HashSet<string> Add(string space, string declaration)
    {
        Match match = TypeName().Match(declaration);
        string name = $"{space}.{match.Groups["name"].Value}";

        // A static class may come from several assemblies.
        if (!_types.TryGetValue(name, out var type))
        {
            _types[name] = type = (declaration, []);
        }

        if (match.Groups["values"].Success)
        {
            type.Members.UnionWith(match.Groups["values"].Value.Split(',').Select(value => value.Trim()));
        }

        return type.Members;
    }

    [GeneratedRegex(@"^(?:sealed |readonly )*(?<kind>(?:static |abstract )?(?:class|struct|interface|record struct|record|enum|delegate \S+)) (?<name>\w+(?:<[^>]+>)?)(?:\s*\{(?<values>[^}]*)\})?")]
    private static partial Regex TypeName();
}
