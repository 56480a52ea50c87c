using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.Webhooks.Receiving;
using PreviewForge.Tests.App.Settings;

namespace PreviewForge.Tests.App.Automation.Webhooks;

/// <summary>The functions that receive webhooks, on settings of their own, before a desk that only writes down.</summary>
internal sealed class WebhookBench : IDisposable
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    private readonly SettingsFolder _folder = new();
    private readonly ILoggerFactory _logging;
    private readonly SenderWebhooksFunction _senders;
    private readonly RouterWebhooksFunction _router;

    public WebhookBench(string settings = "{}")
    {
        _folder.Write("settings.json", settings);
        _logging = LoggerFactory.Create(logging => logging.AddProvider(Log));
        var intake = new WebhookRules(_folder.Store, Desk);
        _senders = new SenderWebhooksFunction(
            new SenderReceiver(_folder.Store, intake, Time, _logging.CreateLogger<SenderReceiver>()), new PlexReceiver(_folder.Store, intake, Time, _logging.CreateLogger<PlexReceiver>()));
        _router = new RouterWebhooksFunction(new WebhookRouter(_folder.Store, intake, Time));
    }

    public RecordingDesk Desk { get; } = new();

    public LogKeeper Log { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    /// <summary>Several servers: two Embys and a Jellyfin, a Plex with a mapping, and one that is off.</summary>
    public static string Servers => """
        {"media_servers": [
          {"id": "srv-plex", "type": "plex", "name": "Pier", "url": "http://pier:32400", "auth": {"method": "token", "token": "t"}, "server_identity": "0b91c2d3e4f5061728394a5b6c7d8e9f00112233",
            "path_mappings": [{"remote_prefix": "/d", "local_prefix": "/media/d"}]},
          {"id": "srv-emby-1", "type": "emby", "name": "E1", "url": "http://e1:8096", "auth": {"method": "api_key", "api_key": "t"}, "server_identity": "7e1f00aa55bb44cc99dd8866ee772211",
            "path_mappings": [{"remote_prefix": "/media/Movies", "local_prefix": "/films"}]},
          {"id": "srv-emby-2", "type": "emby", "name": "E2", "url": "http://e2:8096", "auth": {"method": "api_key", "api_key": "t"}, "server_identity": "ffff"},
          {"id": "srv-jelly", "type": "jellyfin", "name": "J", "url": "http://j:8096", "auth": {"method": "api_key", "api_key": "t"}, "server_identity": "other"},
          {"id": "srv-off", "type": "emby", "name": "Off", "enabled": false, "url": "http://off:8096", "auth": {"method": "api_key", "api_key": "t"}}
        ]}
        """;

    public void Write(string settings) => _folder.Write("settings.json", settings);

    public Task<Answer> PostAsync(string address, string body, string contentType = "application/json", string query = "")
        => PostAsync(address, RequestOf(new MemoryStream(Encoding.UTF8.GetBytes(body)), contentType, query));

    public async Task<Answer> PostAsync(string address, HttpRequest request)
    {
        try
        {
            return await AnswerOfAsync(await InvokeAsync(address, request));
        }
        catch (ApiException refused)
        {
            return new Answer(refused.Status, default);
        }
    }

    public static HttpRequest RequestOf(Stream body, string? contentType = "application/json", string query = "")
    {
        HttpRequest request = new DefaultHttpContext().Request;
        (request.Body, request.ContentType, request.QueryString) = (body, contentType, new QueryString(query));
        return request;
    }

    public void Dispose()
    {
        _logging.Dispose();
        _folder.Dispose();
    }

    private Task<IResult> InvokeAsync(string address, HttpRequest request) => address switch
    {
        "radarr" => _senders.ReceiveRadarr(request, null!, AppBox.Soon),
        "sonarr" => _senders.ReceiveSonarr(request, null!, AppBox.Soon),
        "sportarr" => _senders.ReceiveSportarr(request, null!, AppBox.Soon),
        "custom" => _senders.ReceiveCustom(request, null!, AppBox.Soon),
        "plex" => _senders.ReceivePlex(request, null!, AppBox.Soon),
        "incoming" => _router.ReceiveIncoming(request, null!, AppBox.Soon),
        _ => _router.ReceiveForServer(request, null!, address, AppBox.Soon),
    };

    private static async Task<Answer> AnswerOfAsync(IResult result)
    {
        var http = new DefaultHttpContext { RequestServices = Services };
        using var body = new MemoryStream();
        http.Response.Body = body;
        await result.ExecuteAsync(http);
        return new Answer(http.Response.StatusCode, JsonDocument.Parse(body.ToArray()).RootElement);
    }
}

/// <param name="Status">The HTTP status.</param>
/// <param name="Body">Undefined when the answer is made elsewhere.</param>
internal sealed record Answer(int Status, JsonElement Body)
{
    public string Json => Body.GetRawText();

    public string? Text(string member) => Body.TryGetProperty(member, out JsonElement value) ? value.GetString() : null;
}
