using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>Scheduled tasks.</summary>
internal sealed class TaskRoutes(Guards guards, TaskRunner runner)
{
    private static readonly string[] TriggerTypes = ["DailyTrigger", "WeeklyTrigger", "IntervalTrigger", "StartupTrigger"];

    public IEnumerable<FakeEndpoint> Endpoints() =>
    [
        new("Tasks", "GET", "/ScheduledTasks", guards.Administrator(List)) { Query = [Rules.Flag("IsHidden"), Rules.Flag("IsEnabled")] },
        new("Task", "GET", "/ScheduledTasks/{id}", guards.Administrator(exchange => With(exchange, task => Answer.Json(Describe(task))))),
        new("TaskTriggers", "POST", "/ScheduledTasks/{id}/Triggers", guards.Administrator(SetTriggers)) { Body = Rules.Objects(CheckTrigger) },
        new("StartTask", "POST", "/ScheduledTasks/Running/{id}", guards.Administrator(exchange => With(exchange, Start))),
        new("StopTask", "DELETE", "/ScheduledTasks/Running/{id}", guards.Administrator(exchange => With(exchange, Stop))),
    ];

    private static string? CheckTrigger(JsonObject trigger) => TriggerTypes.Contains(Rules.TextOf(trigger, "Type"))
        ? null
        : $"has a trigger whose Type is none of {string.Join(", ", TriggerTypes)}";

    // No task is hidden or disabled here.
    private Answer List(FakeExchange exchange)
    {
        var isWanted = !IsTrue(exchange.Query["IsHidden"]) && !string.Equals(exchange.Query["IsEnabled"], "false", StringComparison.OrdinalIgnoreCase);
        return Answer.Json(new JsonArray([.. isWanted ? runner.Tasks.Select(Describe) : []]));
    }

    private Answer SetTriggers(FakeExchange exchange) => With(exchange, task =>
    {
        task.Triggers = JsonNode.Parse(exchange.Body)!.AsArray();
        return Answer.Empty(204);
    });

    private Answer Start(FakeTask task)
    {
        runner.Start(task);
        return Answer.Empty(204);
    }

    private static Answer Stop(FakeTask task)
    {
        task.Cancel();
        return Answer.Empty(204);
    }

    private Answer With(FakeExchange exchange, Func<FakeTask, Answer> serve) =>
        runner.Tasks.FirstOrDefault(task => task.Id == exchange.Route("id")) is { } task ? serve(task) : Errors.NotFound;

    private static JsonObject Describe(FakeTask task) => new()
    {
        ["Name"] = task.Name,
        ["State"] = task.State,
        ["Id"] = task.Id,
        ["Triggers"] = task.Triggers.DeepClone(),
        ["Category"] = "Library",
        ["IsHidden"] = false,
        ["Key"] = task.Key,
    };

    private static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);
}
