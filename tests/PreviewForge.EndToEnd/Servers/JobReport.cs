using System.Text.Json.Nodes;

namespace PreviewForge.EndToEnd.Servers;

/// <summary>What the REST API says of a job and its videos.</summary>
/// <param name="Job">Answer of <c>/api/jobs/{id}</c>.</param>
/// <param name="Files">The rows of <c>/api/jobs/{id}/files</c>.</param>
internal sealed record JobReport(JsonObject Job, JsonArray Files)
{
    public string Id => (string)Job["id"]!;

    public string Status => (string)Job["status"]!;

    public bool HasEnded => Status is not ("pending" or "running");

    /// <summary>What it does now, in words.</summary>
    public string CurrentItem => (string?)Job["progress"]!["current_item"] ?? "";

    public string? Error => (string?)Job["error"];

    /// <summary>When the next retry begins; null when none is waited for.</summary>
    public string? RetryEta => (string?)Job["progress"]!["retry_eta"];

    public JsonObject File => Assert.Single(Files)!.AsObject();

    /// <summary>What a server got of the one video, and how far it was brought to show it.</summary>
    public (string? Status, string? Registration) Of(string server) =>
        Row(server) is { } row ? ((string?)row["status"], (string?)row["registration"]) : (null, null);

    public string? ReasonOf(string server) => (string?)Row(server)?["reason"];

    /// <summary>Videos whose pictures for a server were extracted.</summary>
    public int ExtractedFor(string server) =>
        (int?)Job["publishers"]!.AsArray().Single(row => (string?)row!["server_id"] == server)!["frame_sources"]!["extracted"] ?? 0;

    /// <summary>All of it, for messages of failed assertions.</summary>
    public override string ToString() => $"{Job}\n{Files}";

    private JsonNode? Row(string server) => File["servers"]!.AsArray().SingleOrDefault(row => (string?)row!["id"] == server);
}
