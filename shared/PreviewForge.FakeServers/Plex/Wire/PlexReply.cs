using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.Plex.Wire;

/// <summary>Plex's answers: JSON for who asks for it, else XML.</summary>
internal static class PlexReply
{
    private const string ErrorPage = "<html><head><title>{0}</title></head><body><h1>{0}</h1></body></html>";

    /// <param name="exchange">Says what the client accepts.</param>
    /// <param name="container">What stands in the MediaContainer.</param>
    public static Answer Container(FakeExchange exchange, JsonObject container) => WantsJson(exchange)
        ? Answer.Json(new JsonObject { ["MediaContainer"] = container })
        : Answer.Xml(PlexXml.Element("MediaContainer", container));

    public static bool WantsJson(FakeExchange exchange) => exchange.Header("Accept")?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true;

    public static Answer NotFound() => Page(404, "404 Not Found");

    public static Answer BadRequest() => Page(400, "400 Bad Request");

    public static Answer Page(int status, string title) =>
        Answer.Text(status, "text/html", ErrorPage.Replace("{0}", title, StringComparison.Ordinal));

    public static Answer Unauthorized() => Answer.Json(
        new { errors = new[] { new { code = 1001, message = "User could not be authenticated", status = 401 } } },
        401);
}
