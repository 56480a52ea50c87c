using Microsoft.Extensions.Logging.Abstractions;
using PreviewForge.Contracts.Results;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Sweeping;
using PreviewForge.Previews;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;
using PreviewForge.Tests.Runner.Fakes;

namespace PreviewForge.Tests.Runner.Sweeping;

/// <summary>A library on a real disk, with previews as the publisher writes them, but for their pictures.</summary>
internal sealed class Library : IDisposable
{
    private const string Tool = "PreviewForge 0.1";
    private static readonly PreviewWidth Width = PreviewWidth.FromPixels(320);
    private static readonly Interval Interval = Interval.FromSeconds(10);

    private readonly string _folder = Directory.CreateTempSubdirectory("pf-sweep-").FullName;

    public Library(IFileSystem? files = null)
    {
        files ??= new PhysicalFileSystem();
        Finder = new PreviewFinder(files);
        Census = new Census(Finder);
        Removal = new Removal(Finder, new PreviewFiles(new AtomicPublisher(files, PublisherId.From("r"), TimeProvider.System)));
        Sweeper = new Sweeper(Census, Removal, new RunnerOptions { RunnerId = "r" }, NullLogger<Sweeper>.Instance);
    }

    public string Root => Directory.CreateDirectory(PathOf("root")).FullName;

    public PreviewFinder Finder { get; }

    public Census Census { get; }

    public Removal Removal { get; }

    public Sweeper Sweeper { get; }

    /// <summary>Path of something beside the root.</summary>
    public string PathOf(string relative) => Path.Combine(_folder, relative);

    public string InRoot(string relative) => Path.Combine(Root, relative);

    public string Video(string relative)
    {
        Write(InRoot(relative), "video");
        return InRoot(relative);
    }

    /// <summary>A video that has previews of all formats.</summary>
    public string Film(string relative)
    {
        var video = Video(relative);
        PreviewsOf(video);
        return video;
    }

    public static void PreviewsOf(string video)
    {
        Write(Bif(video), "bif");
        WriteJournal(Bif(video), video, JournalPublisher.EmbySidecar);
        Write(Path.Combine(Sheets(video), "0.jpg"), "sheet 0");
        Write(Path.Combine(Sheets(video), "1.jpg"), "sheet 1");
        WriteJournal(Sheets(video), video, JournalPublisher.JellyfinTrickplay);
        Write(Vtt(video), "index");
        Write(Path.Combine(WebVttName.SheetFolder(Vtt(video)), "0.jpg"), "sheet");
        WriteJournal(Vtt(video), video, JournalPublisher.WebVtt);
    }

    public static void WriteJournal(string output, string video, string publisher, string? tool = Tool) => Write(
        JournalName.For(output), Journal.Format(new JournalEntry { SourcePath = video, SourceSize = 5, SourceMtime = 1, Publisher = publisher, Tool = tool }));

    public static string Bif(string video) => EmbySidecarName.For(video, Width, Interval);

    public static string Sheets(string video) => TrickplayFolder.BesideMedia(video, Width);

    public static string Vtt(string video) => WebVttName.For(video, Width, Interval);

    /// <summary>All files that the previews of a video consist of.</summary>
    public static IEnumerable<string> FilesOf(string video) =>
    [
        Bif(video), Bif(video) + ".meta",
        Path.Combine(Sheets(video), "0.jpg"), Path.Combine(Sheets(video), "1.jpg"), Sheets(video) + ".meta",
        Vtt(video), Path.Combine(WebVttName.SheetFolder(Vtt(video)), "0.jpg"), Vtt(video) + ".meta",
    ];

    public static bool HasPreviews(string video) => FilesOf(video).All(File.Exists);

    public static bool HasNoTrace(string video) =>
        !FilesOf(video).Any(File.Exists)
        && !Directory.Exists(Path.GetDirectoryName(Sheets(video)))
        && !Directory.Exists(Path.GetDirectoryName(Vtt(video)));

    /// <summary>Paths of all files and folders, in order.</summary>
    public IReadOnlyList<string> Everything() =>
        [.. Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public SweepResult Sweep(bool dryRun = false, params string[] roots) => Sweeper.Sweep(
        Works.Sweep(roots is [] ? [Root] : roots) with { DryRun = dryRun }, new SweepSteps(TestContext.Current.CancellationToken));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static void Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
