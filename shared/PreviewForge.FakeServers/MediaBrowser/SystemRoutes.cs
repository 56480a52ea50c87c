using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Who the server is.</summary>
internal sealed class SystemRoutes(ServerState state)
{
    public const string PublicInfoName = "PublicSystemInfo";

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("SystemInfo", "GET", "/System/Info", _ => Answer.Json(Info())),
        new(PublicInfoName, "GET", "/System/Info/Public", _ => Answer.Json(PublicInfo())) { NeedsToken = false },
    ];

    private JsonObject PublicInfo() => new()
    {
        ["ServerName"] = state.ServerName,
        ["Version"] = state.Version,
        ["Id"] = state.ServerId,
    };

    private JsonObject Info()
    {
        var info = PublicInfo();
        info["OperatingSystem"] = "Linux";
        info["HasPendingRestart"] = false;
        info["IsShuttingDown"] = false;
        return info;
    }
}
