using System.Globalization;

namespace PreviewForge.GpuRunner.Extraction.Processes;

/// <summary>How far programs that we start stand back behind others on the machine.</summary>
/// <param name="Nice">0 to 19, as nice(1) takes it: the more, the less of a busy CPU; 0 leaves it as it is.</param>
/// <param name="Io">How they stand in line at the disks.</param>
internal sealed record Politeness(int Nice, IoClass Io)
{
    public static Politeness None { get; } = new(0, IoClass.Normal);

    /// <summary>Words in front of a program's own; none for a program that isn't installed.</summary>
    public IEnumerable<string> Words =>
    [
        .. Nice > 0 && Launchers.Nice is { } nice ? [nice, "-n", Nice.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        .. Launchers.IoNice is { } ionice ? IoWords(ionice) : [],
    ];

    // -t: a system that refuses the class runs the program all the same.
    private IEnumerable<string> IoWords(string ionice) => Io switch
    {
        IoClass.Low => [ionice, "-t", "-c", "2", "-n", "7"],
        IoClass.Idle => [ionice, "-t", "-c", "3"],
        _ => [],
    };
}

/// <summary>Classes of ionice(1).</summary>
internal enum IoClass
{
    /// <summary>As everybody else.</summary>
    Normal,

    /// <summary>Behind everybody else: best effort, lowest level.</summary>
    Low,

    /// <summary>Only when nobody else wants the disk.</summary>
    Idle,
}
