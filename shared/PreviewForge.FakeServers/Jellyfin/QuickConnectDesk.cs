using System.Globalization;
using System.Security.Cryptography;
using PreviewForge.FakeServers.MediaBrowser;

namespace PreviewForge.FakeServers.Jellyfin;

/// <summary>Requests of devices to be signed in by somebody who is.</summary>
internal sealed class QuickConnectDesk(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly List<QuickConnectRequest> _requests = [];

    public bool IsEnabled { get; set; } = true;

    public QuickConnectRequest Begin(ClientInfo client)
    {
        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        var request = new QuickConnectRequest(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)), code, client, time.GetUtcNow());
        _requests.Add(request);
        return request;
    }

    /// <summary>Null when it is unknown or too old.</summary>
    public QuickConnectRequest? Find(string secret) => Alive().FirstOrDefault(request => request.Secret == secret);

    public bool Approve(string code, FakeUser user)
    {
        if (Alive().FirstOrDefault(request => request.Code == code && request.ApprovedBy is null) is not { } request)
        {
            return false;
        }

        request.ApprovedBy = user;
        return true;
    }

    /// <summary>Takes an approved request off the desk.</summary>
    public void Finish(QuickConnectRequest request) => _requests.Remove(request);

    private IEnumerable<QuickConnectRequest> Alive() => _requests.Where(request => time.GetUtcNow() - request.At < Lifetime);
}
