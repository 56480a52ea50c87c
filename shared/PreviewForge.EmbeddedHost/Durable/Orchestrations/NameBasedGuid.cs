using System.Security.Cryptography;
using System.Text;

namespace PreviewForge.EmbeddedHost.Durable.Orchestrations;

/// <summary>GUIDs of version 5 (RFC 9562, section 5.5).</summary>
internal static class NameBasedGuid
{
    private static readonly byte[] Namespace = new Guid("3e8c9b6a-5c1f-4c53-8f0e-2a8d5b7d9f41").ToByteArray(bigEndian: true);

    public static Guid Of(string name)
    {
        // SHA-1 is what the RFC names; nothing is kept secret by it.
#pragma warning disable CA5350
        byte[] hash = SHA1.HashData([.. Namespace, .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
