using System.Text.Json.Nodes;
using PreviewForge.FakeServers.Hosting;
using PreviewForge.FakeServers.MediaBrowser;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Jobs.Dispatching;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Tests.App.Jobs.Resolving.Servers;

/// <summary>The steps of a job that lists libraries of fake servers, played by hand.</summary>
internal static class LibraryBox
{
    private const int ManySteps = 50;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    public static LibraryJobRequest Everything { get; } = new() { Kind = JobKind.FullLibrary, LibraryIds = [], LibraryNames = [] };

    /// <summary>Starts a fake and makes it a server of the app, with all libraries that it has by now.</summary>
    /// <param name="box">The app.</param>
    /// <param name="server">The fake.</param>
    /// <param name="change">What else its entry says.</param>
    public static async Task ConnectAsync(this AppBox box, FakeMediaBrowser server, Action<JsonObject>? change = null)
    {
        await server.StartAsync(AppBox.Soon);
        var entry = new JsonObject
        {
            ["id"] = server.ServerName.ToLowerInvariant(),
            ["type"] = server.GetType().Name["Fake".Length..].ToLowerInvariant(),
            ["name"] = server.ServerName,
            ["url"] = server.Url.ToString(),
            ["auth"] = new JsonObject { ["method"] = "api_key", ["api_key"] = server.AddApiKey("PreviewForge") },
            ["libraries"] = new JsonArray([.. server.Libraries.Select(EntryOf)]),
        };
        change?.Invoke(entry);
        await box.ChangeServersAsync(servers => servers.Add(entry));
    }

    /// <summary>Takes the folder server away, so that only fakes are there.</summary>
    public static Task ForgetFoldersAsync(this AppBox box) => box.ChangeServersAsync(servers => servers.Clear());

    public static Task ChangeServersAsync(this AppBox box, Action<JsonArray> change)
        => box.Get<SettingsStore>().UpdateAsync(json => change(json["media_servers"]!.AsArray()), AppBox.Soon);

    public static async Task<Guid> StartLibraryJobAsync(this AppBox box, LibraryJobRequest request)
    {
        Guid job = await box.Get<JobSubmission>().SubmitAsync(request, AppBox.Soon);
        Assert.True(await box.LetInAsync(job));
        Assert.Null(await box.Get<JobResolver>().ResolveAsync(job, AppBox.Soon));
        return job;
    }

    /// <summary>One step of the listing, while the clock goes on; after it, as much time passes as the next one would have to wait.</summary>
    /// <returns>True when every library is listed, or given up.</returns>
    public static async Task<bool> ListStepAsync(this AppBox box, Guid job, TimeSpan? pace = null)
    {
        ListingRound round = await box.ListRoundAsync(job, pace);
        box.Time.Advance(round.NextIn ?? TimeSpan.Zero);
        return round.IsListed;
    }

    /// <summary>One step of the listing, while the clock goes on.</summary>
    public static async Task<ListingRound> ListRoundAsync(this AppBox box, Guid job, TimeSpan? pace = null)
    {
        Task<ListingRound> step = box.Get<LibraryLister>().StepAsync(job, AppBox.Soon);
        while (!step.IsCompleted)
        {
            await Task.WhenAny(step, Task.Delay(Breath, AppBox.Soon));
            box.Time.Advance(pace ?? TimeSpan.FromMilliseconds(200));
        }

        return await step;
    }

    /// <summary>All steps of the listing.</summary>
    public static async Task ListAsync(this AppBox box, Guid job)
    {
        int steps = 0;
        while (!await box.ListStepAsync(job))
        {
            Assert.True(++steps < ManySteps, "the listing goes on for ever");
        }
    }

    /// <summary>Lists, plans and sends everything, a round at a time as the orchestration does.</summary>
    /// <returns>The videos in the order in which runners get them, as names of files without extension.</returns>
    public static async Task<IReadOnlyList<string>> DispatchAllAsync(this AppBox box, Guid job)
    {
        bool isListed = false;
        DispatchRound round;
        do
        {
            isListed = isListed || await box.ListStepAsync(job);
            round = await box.DispatchAsync(job);
        }
        while (!isListed || round == DispatchRound.More);
        return [.. box.Queues.Probes.SelectMany(probe => probe.Items).Select(item => Path.GetFileNameWithoutExtension(item.Path))];
    }

    public static async Task<IReadOnlyList<string>> LogAsync(this AppBox box, Guid job)
        => (await box.Get<JobLogReader>().SliceAsync(job, 0, JobLogReader.MaxLines, AppBox.Soon))!.Lines;

    /// <summary>Where the pages began that a fake was asked for.</summary>
    public static IReadOnlyList<string> PagesAsked(this FakeServer server)
        => [.. server.Requests.Where(request => request.Endpoint == "Items").Select(request => request.Query["StartIndex"]!)];

    /// <summary>The ids under which servers know a video, such as <c>loft=1001</c>.</summary>
    public static IReadOnlyList<string> ItemIds(this JobItemRow item)
        => [.. (item.Servers ?? new Dictionary<string, ItemServer>()).Select(server => $"{server.Key}={server.Value.ItemId}").Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> PlannedServers(this JobItemRow item) => [.. item.Plans.Select(plan => plan.ServerId).Order(StringComparer.Ordinal)];

    private static JsonObject EntryOf(FakeLibrary library) => new()
    {
        ["id"] = library.Id, ["name"] = library.Name, ["remote_paths"] = new JsonArray([.. library.Locations.Select(location => JsonValue.Create(location))]),
    };
}
