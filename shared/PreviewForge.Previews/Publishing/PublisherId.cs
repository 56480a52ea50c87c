using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.Previews.Publishing;

/// <summary>
/// Who publishes; part of the names of temporary files. The same after a restart, so that a publisher knows what it left
/// behind; different for any two publishers that run at the same time. Letters, digits, <c>-</c> and <c>_</c>, at most 32.
/// </summary>
public readonly record struct PublisherId
{
    private const int MaxLength = 32;

    private readonly string? _value;

    private PublisherId(string value) => _value = value;

    /// <summary>Takes any text, such as a machine's name; one that can't be part of a file name is replaced by its hash.</summary>
    public static PublisherId From(string text) =>
        text.Length is > 0 and <= MaxLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? new PublisherId(text)
            : new PublisherId(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]);

    public override string ToString() => _value ?? "publisher";
}
