using System.Security.Cryptography;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Users, their tokens and the API keys.</summary>
internal sealed class Accounts
{
    private readonly List<FakeUser> _users = [];
    private readonly List<Caller> _callers = [];
    private readonly List<FakeApiKey> _keys = [];

    public IReadOnlyList<FakeApiKey> Keys => _keys;

    public void Add(FakeUser user) => _users.Add(user);

    public FakeUser? FindUser(string id) => _users.Find(user => user.Id == id);

    /// <summary>Null when the name or the password is wrong.</summary>
    public FakeUser? Check(string name, string password) =>
        _users.Find(user => string.Equals(user.Name, name, StringComparison.OrdinalIgnoreCase) && user.Password == password);

    /// <summary>A new token; the one that the device had is no longer good.</summary>
    public Caller SignIn(FakeUser user, ClientInfo client)
    {
        _callers.RemoveAll(caller => caller.Client?.DeviceId == client.DeviceId);
        var caller = new Caller(NewToken(), user, client);
        _callers.Add(caller);
        return caller;
    }

    public FakeApiKey AddKey(string app, DateTimeOffset now, string? token = null)
    {
        var key = new FakeApiKey(token ?? NewToken(), app, now);
        _keys.Add(key);
        return key;
    }

    /// <summary>Ends a token or an API key.</summary>
    /// <returns>False when there is none.</returns>
    public bool Revoke(string token) => _callers.RemoveAll(caller => caller.Token == token) + _keys.RemoveAll(key => key.Token == token) > 0;

    public Caller? Find(string token) => _callers.Find(caller => caller.Token == token)
        ?? (_keys.Exists(key => key.Token == token) ? new Caller(token, null, null) : null);

    private static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
