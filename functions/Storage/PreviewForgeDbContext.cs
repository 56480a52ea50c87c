using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
using PreviewForge.Functions.Live;
using PreviewForge.Functions.MediaServers.Catalog;

namespace PreviewForge.Functions.Storage;

/// <summary>Everything that is queried: jobs, their videos, and the dispatch ledger.</summary>
public sealed class PreviewForgeDbContext(DbContextOptions<PreviewForgeDbContext> options) : DbContext(options)
{
    public DbSet<JobRow> Jobs => Set<JobRow>();

    public DbSet<JobItemRow> Items => Set<JobItemRow>();

    public DbSet<DispatchRow> Dispatches => Set<DispatchRow>();

    public DbSet<JobSourceRow> Sources => Set<JobSourceRow>();

    public DbSet<ShownRow> Shown => Set<ShownRow>();

    public DbSet<BundleHashRow> BundleHashes => Set<BundleHashRow>();

    public DbSet<ArrivalRow> Arrivals => Set<ArrivalRow>();

    public DbSet<BatchRow> Batches => Set<BatchRow>();

    public DbSet<SeenRow> Seen => Set<SeenRow>();

    public DbSet<WebhookHistoryRow> WebhookHistory => Set<WebhookHistoryRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    public DbSet<PlaybackRow> Playback => Set<PlaybackRow>();

    public DbSet<WorkerChangeRow> WorkerChanges => Set<WorkerChangeRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<JobStatus>().HaveConversion<SnakeText<JobStatus>>();
        configurationBuilder.Properties<ItemOutcome>().HaveConversion<SnakeText<ItemOutcome>>();
        configurationBuilder.Properties<ChainState>().HaveConversion<SnakeText<ChainState>>();
        configurationBuilder.Properties<LiveEventKind>().HaveConversion<SnakeText<LiveEventKind>>();
        configurationBuilder.Properties<FrameSource>().HaveConversion<SnakeText<FrameSource>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JobRow>(job =>
        {
            job.ToTable("jobs");
            job.Property(row => row.Config).HasConversion<JsonText<JobConfig>>();
            job.Property(row => row.Frames).HasConversion<JsonText<FrameOptions>>();
            job.Property(row => row.Tally).HasConversion<JsonText<JobTally>>();
            job.HasIndex(row => row.Status);
            job.HasIndex(row => row.CreatedAt);
            job.HasIndex(row => row.ParentScheduleId);
            job.HasIndex(row => row.ParentJobId);
            job.HasIndex(row => row.RetryAt);
            job.HasIndex(row => row.HoldsSlot);
        });
        modelBuilder.Entity<JobItemRow>(item =>
        {
            item.ToTable("job_items");
            item.Property(row => row.Id).ValueGeneratedOnAdd();
            item.Property(row => row.Plans).HasConversion<JsonText<IReadOnlyList<OutputPlan>>, ByReference<IReadOnlyList<OutputPlan>>>();
            item.Property(row => row.Results).HasConversion<JsonText<IReadOnlyList<PlanResult>>, ByReference<IReadOnlyList<PlanResult>>>();
            item.Property(row => row.Extraction).HasConversion<JsonText<ExtractionReport>, ByReference<ExtractionReport>>();
            item.HasIndex(row => new { row.JobId, row.Path }).IsUnique();
            item.Property(row => row.Hints).HasConversion<JsonText<IReadOnlyDictionary<string, ServerItem>>, ByReference<IReadOnlyDictionary<string, ServerItem>>>();
            item.Property(row => row.Servers).HasConversion<JsonText<IReadOnlyDictionary<string, ItemServer>>, ByReference<IReadOnlyDictionary<string, ItemServer>>>();
            item.HasIndex(row => new { row.JobId, row.State, row.Rank });
            item.HasIndex(row => new { row.JobId, row.FinishedAt });
            item.HasIndex(row => row.DispatchId);
            item.HasOne<JobRow>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<DispatchRow>(dispatch =>
        {
            dispatch.ToTable("dispatches");
            dispatch.HasIndex(row => new { row.JobId, row.AnsweredAt });
            dispatch.HasOne<JobRow>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<JobSourceRow>(source =>
        {
            source.ToTable("job_sources");
            source.HasKey(row => new { row.JobId, row.Number });
            source.HasOne<JobRow>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<ShownRow>(shown =>
        {
            shown.ToTable("shown_outputs");
            shown.HasKey(row => new { row.Path, row.ServerId });
        });
        modelBuilder.Entity<BundleHashRow>(bundle =>
        {
            bundle.ToTable("bundle_hashes");
            bundle.HasKey(row => new { row.ServerId, row.PartId });
        });
        AddAutomation(modelBuilder);
    }

    private static void AddAutomation(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ArrivalRow>(arrival =>
        {
            arrival.ToTable("webhook_arrivals");
            arrival.Property(row => row.Id).ValueGeneratedOnAdd();
            arrival.HasIndex(row => new { row.JobId, row.Path, row.ServerId, row.ItemId, row.IsDeleted }).IsUnique();
            arrival.HasOne<JobRow>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<BatchRow>(batch =>
        {
            batch.ToTable("webhook_batches");
            batch.HasKey(row => row.Key);
            batch.HasIndex(row => row.JobId);
            batch.HasOne<JobRow>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<SeenRow>(seen =>
        {
            seen.ToTable("webhook_seen");
            seen.HasKey(row => new { row.Source, row.ServerId, row.Subject });
            seen.HasIndex(row => row.At);
            seen.HasOne<JobRow>().WithMany().HasForeignKey(row => row.JobId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<WebhookHistoryRow>(history =>
        {
            history.ToTable("webhook_history");
            history.Property(row => row.Id).ValueGeneratedOnAdd();
            history.Property(row => row.FilesPreview).HasConversion<JsonText<IReadOnlyList<string>>, ByReference<IReadOnlyList<string>>>();
        });
        modelBuilder.Entity<EventRow>(change =>
        {
            change.ToTable("live_events");
            change.HasKey(row => row.Seq);
            change.Property(row => row.Seq).ValueGeneratedOnAdd();
            change.HasIndex(row => row.At);
        });
        modelBuilder.Entity<PlaybackRow>(playback =>
        {
            playback.ToTable("playback");
            playback.HasKey(row => row.ServerId);
        });
        modelBuilder.Entity<WorkerChangeRow>(change =>
        {
            change.ToTable("worker_changes");
            change.HasKey(row => row.Device);
        });
    }

    /// <summary>SQLite compares times only as numbers; milliseconds are as fine as anything here needs.</summary>
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));

    private sealed class SnakeText<T>() : ValueConverter<T, string>(value => Snake<T>.Text(value), text => Snake<T>.Parse(text))
        where T : struct, Enum;

    private sealed class JsonText<T>() : ValueConverter<T, string>(value => RowJson.Write(value), text => RowJson.Read<T>(text));

    /// <summary>These are replaced as a whole and never changed in place.</summary>
    private sealed class ByReference<T>() : ValueComparer<T>(
        (left, right) => ReferenceEquals(left, right), value => value == null ? 0 : value.GetHashCode(), value => value);
}
