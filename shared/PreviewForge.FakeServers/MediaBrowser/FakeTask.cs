using System.Text.Json.Nodes;

namespace PreviewForge.FakeServers.MediaBrowser;

/// <summary>A scheduled task. None starts by itself here.</summary>
/// <param name="id">Differs from one installation to the next.</param>
/// <param name="key">The same everywhere, such as <c>RefreshTrickplayImages</c>.</param>
/// <param name="name">For people.</param>
/// <param name="work">What it does.</param>
public sealed class FakeTask(string id, string key, string name, Action work)
{
    public string Id { get; } = id;

    public string Key { get; } = key;

    public string Name { get; } = name;

    /// <summary>When it runs on a real server; empty for never.</summary>
    public JsonArray Triggers { get; set; } = [];

    /// <summary><c>Idle</c>, <c>Running</c> or <c>Cancelling</c>.</summary>
    public string State { get; private set; } = "Idle";

    /// <summary>How often it has been run to its end.</summary>
    public int Runs { get; private set; }

    internal bool IsRunning => State == "Running";

    /// <summary>Counts the starts, so that a late timer of an earlier run is known.</summary>
    internal int Starts { get; private set; }

    /// <summary>At a time of day, every day.</summary>
    public static JsonArray Daily(TimeSpan timeOfDay) => [new JsonObject { ["Type"] = "DailyTrigger", ["TimeOfDayTicks"] = timeOfDay.Ticks }];

    internal void Begin()
    {
        State = "Running";
        Starts++;
    }

    internal void End()
    {
        work();
        State = "Idle";
        Runs++;
    }

    internal void Cancel() => State = "Idle";
}
