using System.Globalization;

namespace PreviewForge.Benchmarks.Extraction;

/// <summary>What the person chose for <c>bench extraction</c>.</summary>
internal sealed record ExtractionOptions
{
    public const string Usage = """
        bench extraction [OPTIONS]
          --rounds N      rounds, in each of which every candidate runs once (5)
          --minutes M     length of each file (20)
          --rate X        times the rates of the small set: 1 takes about 1.5 GB, 6 comes near real films (1)
          --files A,B     only files whose name contains one of these
          --without A,B   leaves out candidates of these names, such as Jellyfin, which decodes every frame
          --folder PATH   where the material is kept (previewforge-bench in the folder for temporary files)
          --delay [MS]    every read of the material takes so many milliseconds longer, as on a slow share (5)
          --cold          the material is dropped from the page cache before each run
          --output FILE   the report (docs/benchmarks.md; benchmarks-delay.md, benchmarks-cold.md with these options)
        """;

    public int Rounds { get; private init; } = 5;

    public double Minutes { get; private init; } = 20;

    public double Rate { get; private init; } = 1;

    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>Names of candidates that don't run.</summary>
    public IReadOnlyList<string> Without { get; private init; } = [];

    public string Folder { get; private init; } = Path.Combine(Path.GetTempPath(), "previewforge-bench");

    /// <summary>Milliseconds; null: none.</summary>
    public int? Delay { get; private init; }

    public bool IsCold { get; private init; }

    public string? Output { get; private init; }

    /// <summary>The options as they were given, so that the report can name the command.</summary>
    public string CommandLine { get; private init; } = "";

    /// <exception cref="FormatException">An option is unknown or makes no sense.</exception>
    public static ExtractionOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new ExtractionOptions { CommandLine = string.Join(' ', ["./forge bench extraction", .. arguments]) };
        var left = new Queue<string>(arguments);
        while (left.TryDequeue(out var name))
        {
            options = options.With(name, left);
        }

        return options;
    }

    private ExtractionOptions With(string name, Queue<string> left) => name switch
    {
        "--rounds" => this with { Rounds = (int)Number(name, left, 1, 100) },
        "--minutes" => this with { Minutes = Number(name, left, 0.5, 600) },
        "--rate" => this with { Rate = Number(name, left, 0.1, 100) },
        "--files" => this with { Files = Text(name, left).Split(',') },
        "--without" => this with { Without = Text(name, left).Split(',') },
        "--folder" => this with { Folder = Path.GetFullPath(Text(name, left)) },
        "--delay" => this with { Delay = left.TryPeek(out var next) && char.IsAsciiDigit(next[0]) ? (int)Number(name, left, 0, 10_000) : 5 },
        "--help" => throw new FormatException(Usage),
        "--cold" => this with { IsCold = true },
        "--output" => this with { Output = Path.GetFullPath(Text(name, left)) },
        _ => throw new FormatException($"There is no option '{name}'.\n{Usage}"),
    };

    private static string Text(string name, Queue<string> left) =>
        left.TryDequeue(out var value) ? value : throw new FormatException($"{name} needs a value.\n{Usage}");

    private static double Number(string name, Queue<string> left, double least, double most) =>
        double.TryParse(Text(name, left), CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"{name} needs a number from {least} to {most}.\n{Usage}");
}
