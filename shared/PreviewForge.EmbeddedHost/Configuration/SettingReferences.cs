using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace PreviewForge.EmbeddedHost.Configuration;

/// <summary>Replaces <c>%NAME%</c> in texts of attributes and of <c>host.json</c> by the setting of that name.</summary>
internal sealed partial class SettingReferences(IConfiguration settings)
{
    /// <exception cref="InvalidOperationException">A named setting does not exist.</exception>
    public string Resolve(string text) => Reference().Replace(text, match =>
        settings[match.Groups[1].Value]
        ?? throw new InvalidOperationException($"The setting {match.Groups[1].Value}, named in '{text}', does not exist."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Reference();
}
