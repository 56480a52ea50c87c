using System.Security.Cryptography;
using System.Text;
using PreviewForge.EmbeddedHost.Durable.Store;

namespace PreviewForge.EmbeddedHost.Durable.Management;

/// <summary>The system key of the management API. It is kept in the store, which only its owner can read.</summary>
internal sealed class ManagementKey(DurableEngine engine)
{
    /// <summary>Name of the official extension's system key.</summary>
    private const string Name = "durabletask_extension";

    private const int Bytes = 32;

    private string? _value;

    /// <exception cref="InvalidOperationException">The engine is not running.</exception>
    public string Value => _value ??= engine.Store.Read(session => session.Single("SELECT value FROM settings WHERE name = @1", row => row.GetString(0), Name))
        ?? throw new InvalidOperationException("The store has no key for the management API.");

    /// <summary>Compares in constant time.</summary>
    public bool Is(string? given) => given is not null
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(Value)));

    /// <summary>Makes the key of a new store.</summary>
    public static void Ensure(StoreTransaction transaction) => transaction.Session.Execute(
        "INSERT INTO settings (name, value) VALUES (@1, @2) ON CONFLICT (name) DO NOTHING",
        Name, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));
}
