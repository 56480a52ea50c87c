using System.Diagnostics.CodeAnalysis;

namespace PreviewForge.Functions.Security;

/// <summary>
/// A credential of somebody else's, such as a media server's token. It prints as <c>****</c>, so that no log, message or exception can hold it by accident.
/// </summary>
public sealed class Secret : IEquatable<Secret>
{
    private readonly string _text;

    private Secret(string text) => _text = text;

    /// <summary>Null for a text that is blank: that is no credential.</summary>
    [return: NotNullIfNotNull(nameof(fallback))]
    public static Secret? From(string? text, Secret? fallback = null) => string.IsNullOrWhiteSpace(text) ? fallback : new Secret(text.Trim());

    /// <summary>The credential itself, to be stored or sent.</summary>
    public string Reveal() => _text;

    public bool Equals(Secret? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => string.GetHashCode(_text, StringComparison.Ordinal);

    public override string ToString() => "****";
}
