using Microsoft.EntityFrameworkCore;
using PreviewForge.Functions.Jobs.Logs;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.Planning;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>
/// Reads the listings of a job's libraries, a few pages at a time and all libraries in turn. A page and the place behind it are kept in one transaction, so
/// that a crash costs one page; a listing that fails is tried again, and then given up with a warning: it is never taken for complete.
/// </summary>
public sealed class LibraryLister(Database database, SettingsStore settings, ListingServices services, JobLog log, TimeProvider time)
{
    /// <summary>The first step reads one, so that the runners have work soon.</summary>
    private const int PagesPerStep = 4;
    private const int LibrariesAtOnce = 4;

    /// <summary>Waits between steps that fail in a row: a server that restarts is back by then. After one more failure the listing is given up.</summary>
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2)];

    /// <summary>Reads on in every library that isn't waiting for its next try.</summary>
    public async Task<ListingRound> StepAsync(Guid jobId, CancellationToken cancellationToken)
    {
        (JobRow? job, List<JobSourceRow> sources) = await ReadAsync(jobId, cancellationToken);
        if (job is not { Status: JobStatus.Running, ListedAt: null })
        {
            return ListingRound.Done;
        }

        AppSettings current = settings.Read();
        string[] listing = [.. sources.Where(source => source.State == SourceState.Listing).Select(source => source.ServerId).Distinct()];
        VideoPlanner owners = services.Planners.For(current, job.Config.ServerId);
        await Parallel.ForEachAsync(
            sources.Where(source => source.State == SourceState.Listing && !(source.RetryAt > time.GetUtcNow())),
            new ParallelOptions { MaxDegreeOfParallelism = LibrariesAtOnce, CancellationToken = cancellationToken },
            async (source, token) =>
            {
                var items = new ListedItems(job, path => owners.OwnersOf(path).Intersect(listing).Where(id => id != source.ServerId));
                await ListAsync(new Listing(job, source, current, items), token);
            });
        return await EndAsync(job, sources, cancellationToken);
    }

    private async Task ListAsync(Listing listing, CancellationToken cancellationToken)
    {
        JobSourceRow source = listing.Source;
        MediaServerSettings? server = listing.Settings.MediaServers.FirstOrDefault(server => server.Id == source.ServerId && server.IsUsable);
        if (server?.Libraries.FirstOrDefault(library => library.Id == source.LibraryId && library.Enabled) is not { } library)
        {
            await GiveUpAsync(listing, "The server or library was turned off or removed in the meantime", cancellationToken);
            return;
        }

        try
        {
            ServerConnection connection = services.Connections.Open(server, listing.Settings);
            var paths = new LocalPaths(server, services.MediaRoot);
            await ReadPagesAsync(listing, connection.Catalog.ListItemsAsync(RequestFor(listing.Job, library), source.Cursor, cancellationToken), paths, cancellationToken);
        }
        catch (MediaServerException failure)
        {
            await FailAsync(listing, library, failure, cancellationToken);
        }
    }

    private async Task ReadPagesAsync(Listing listing, IAsyncEnumerable<ItemPage> pages, LocalPaths paths, CancellationToken cancellationToken)
    {
        int read = 0;
        int most = listing.Source.Cursor is null ? 1 : PagesPerStep;
        await foreach (ItemPage page in pages.WithCancellation(cancellationToken))
        {
            await KeepAsync(listing, page, paths, cancellationToken);
            if (page.Next is null || ++read == most)
            {
                return;
            }
        }

        await database.WriteAsync(context => EndSourceAsync(context, listing.Source, SourceState.Listed), cancellationToken);
    }

    private Task<int> KeepAsync(Listing listing, ItemPage page, LocalPaths paths, CancellationToken cancellationToken) => database.WriteAsync(
        async context =>
        {
            JobSourceRow source = listing.Source;
            await listing.Items.AddAsync(context, [.. page.Items.Select(paths.Find).OfType<ListedVideo>()], cancellationToken);
            context.Attach(source);
            source.Cursor = page.Next;
            source.Listed += page.Items.Count;
            (source.Failures, source.RetryAt) = (0, null);
            source.State = page.Next is null ? SourceState.Listed : SourceState.Listing;
            if (paths.TakeForeign() is > 0 and var foreign)
            {
                source.Foreign += foreign;
                source.Problem = paths.Complaint(source.Foreign);
            }

            return page.Items.Count;
        },
        cancellationToken);

    private async Task FailAsync(Listing listing, LibrarySettings library, MediaServerException failure, CancellationToken cancellationToken)
    {
        string problem = $"The library {library.Name} can't be listed: {failure.Message}";
        if (failure is ServerUnauthorizedException || listing.Source.Failures >= Pauses.Length)
        {
            await GiveUpAsync(listing, problem, cancellationToken);
            return;
        }

        TimeSpan pause = Pauses[listing.Source.Failures];
        await log.WarnAsync(listing.Job.Id, $"{problem} It is tried again in {pause.TotalSeconds:0} seconds.", cancellationToken);
        await database.WriteAsync(
            context =>
            {
                context.Attach(listing.Source);
                listing.Source.Failures++;
                listing.Source.RetryAt = time.GetUtcNow() + pause;
                return Task.FromResult(0);
            },
            cancellationToken);
    }

    private async Task GiveUpAsync(Listing listing, string problem, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            context =>
            {
                listing.Source.Problem = problem;
                return EndSourceAsync(context, listing.Source, SourceState.Failed);
            },
            cancellationToken);
        await log.ErrorAsync(listing.Job.Id, $"{problem} {listing.Source.Listed} files were listed before.", cancellationToken);
    }

    private static Task<int> EndSourceAsync(PreviewForgeDbContext context, JobSourceRow source, SourceState state)
    {
        context.Update(source);
        source.State = state;
        return Task.FromResult(0);
    }

    private async Task<ListingRound> EndAsync(JobRow job, List<JobSourceRow> sources, CancellationToken cancellationToken)
    {
        if (sources.Exists(source => source.State == SourceState.Listing))
        {
            return ListingRound.Of(sources, time.GetUtcNow());
        }

        foreach (JobSourceRow source in sources.Where(source => source is { State: SourceState.Listed, Problem: not null }))
        {
            await log.WarnAsync(job.Id, source.Problem!, cancellationToken);
        }

        DateTimeOffset now = time.GetUtcNow();
        await database.WriteAsync(
            context => context.Jobs.Where(row => row.Id == job.Id).ExecuteUpdateAsync(update => update.SetProperty(row => row.ListedAt, now), cancellationToken), cancellationToken);
        await log.InfoAsync(job.Id, $"{sources.Sum(source => source.Listed)} files listed in {sources.Count} libraries", cancellationToken);
        return ListingRound.Done;
    }

    private static ListingRequest RequestFor(JobRow job, LibrarySettings library) => new(
        library,
        job.Config.Order,
        job.Config.Kind == JobKind.RecentlyAdded ? job.CreatedAt - TimeSpan.FromHours(job.Config.LookbackHours) : null);

    private Task<(JobRow? Job, List<JobSourceRow> Sources)> ReadAsync(Guid jobId, CancellationToken cancellationToken) => database.ReadAsync(
        async context => (
            await context.Jobs.SingleOrDefaultAsync(row => row.Id == jobId, cancellationToken),
            await context.Sources.Where(row => row.JobId == jobId).OrderBy(row => row.Number).ToListAsync(cancellationToken)),
        cancellationToken);

    private sealed record Listing(JobRow Job, JobSourceRow Source, AppSettings Settings, ListedItems Items);
}
