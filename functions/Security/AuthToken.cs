using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.Functions.Security;

/// <summary>The secret that callers of the API show. Its text never leaves this type but to be stored.</summary>
public sealed class AuthToken
{
    private const int RandomBytes = 32;
    private readonly string _text;
    private readonly byte[] _digest;

    public AuthToken(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        _text = text;
        _digest = Digest(text);
    }

    /// <summary>A new token: 32 random bytes as URL-safe base64, 43 characters.</summary>
    public static AuthToken Generate()
        => new(System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>
    /// Compares digests of equal length, so the time tells nothing of where two texts begin to differ, or how long they are, and any text will do.
    /// </summary>
    public bool Matches(string presented) => CryptographicOperations.FixedTimeEquals(_digest, Digest(presented));

    /// <summary>The secret itself, to be stored.</summary>
    public string Reveal() => _text;

    /// <summary>Masked: <c>****</c> and the last four characters; only <c>****</c> of a token that has no more than these.</summary>
    public override string ToString() => _text.Length > 4 ? $"****{_text[^4..]}" : "****";

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
