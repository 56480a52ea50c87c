using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Jobs;
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

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();
        configurationBuilder.Properties<JobStatus>().HaveConversion<SnakeText<JobStatus>>();
        configurationBuilder.Properties<ItemOutcome>().HaveConversion<SnakeText<ItemOutcome>>();
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
