using System.Globalization;
using System.Text.Json.Nodes;
using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Jobs.Workers;

/// <summary>The body of the routes that add and remove workers: <c>worker_type</c> or <c>type</c>, and <c>count</c>.</summary>
/// <param name="Kind">CPU, when nothing is said.</param>
/// <param name="Count">1 to 32.</param>
public sealed record WorkerRequest(WorkerKind Kind, int Count)
{
    /// <exception cref="ApiException">400 with what is wrong.</exception>
    public static WorkerRequest From(JsonObject body) => new(KindOf(body["worker_type"] ?? body["type"]), CountOf(body["count"]));

    private static WorkerKind KindOf(JsonNode? node) => node is null ? WorkerKind.Cpu : JsonText.Of(node).ToUpperInvariant() switch
    {
        "CPU" => WorkerKind.Cpu,
        "GPU" => WorkerKind.Gpu,
        _ => throw ApiException.Invalid("worker_type must be CPU or GPU"),
    };

    private static int CountOf(JsonNode? count)
    {
        if (count is null)
        {
            return 1;
        }

        return count is JsonValue value && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is >= 1 and <= WishedWorkers.Most
            ? number
            : throw ApiException.Invalid($"count must be a whole number from 1 to {WishedWorkers.Most}");
    }
}
