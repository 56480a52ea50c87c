using System.Text.Json.Nodes;
using PreviewForge.Functions.Automation.Webhooks.Intake;
using PreviewForge.Functions.Automation.Webhooks.Pending;
using PreviewForge.Functions.Jobs.Resolving;
using PreviewForge.Tests.App.Automation.Webhooks;
using PreviewForge.Tests.App.Jobs.Resolving.Servers;

namespace PreviewForge.Tests.App.Jobs.Resolving.Announced;

/// <summary>A webhook's job, from the announcement to the videos that it becomes.</summary>
internal static class AnnouncedBox
{
    public static async Task<Guid> AnnounceAsync(this AppBox box, Arrival arrival)
    {
        await using var stage = new EntityStage(box);
        Guid job = (await box.AcceptAsync(stage, arrival)).JobId!.Value;
        await box.Get<PendingBatches>().FireAsync(job, stage, AppBox.Soon);
        Assert.True(await box.LetInAsync(job));
        return job;
    }

    public static async Task<Guid> ResolveAsync(this AppBox box, Arrival arrival)
    {
        Guid job = await box.AnnounceAsync(arrival);
        Assert.Null(await box.Get<JobResolver>().ResolveAsync(job, AppBox.Soon));
        return job;
    }

    /// <summary>Gives a server a path mapping.</summary>
    public static Task MapAsync(this AppBox box, int server, string remote, string local, params string[] webhooks) => box.ChangeServersAsync(servers =>
        servers[server]!["path_mappings"] = new JsonArray(new JsonObject
        {
            ["remote_prefix"] = remote, ["local_prefix"] = local, ["webhook_prefixes"] = new JsonArray([.. webhooks.Select(prefix => JsonValue.Create(prefix))]),
        }));

    public static string Local(this AppBox box, string name) => Path.Combine(box.Media, name);
}
