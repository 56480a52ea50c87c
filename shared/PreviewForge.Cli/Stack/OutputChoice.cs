using PreviewForge.Contracts.Work;

namespace PreviewForge.Cli.Stack;

/// <summary>What is made of every video.</summary>
/// <param name="IntervalSeconds">Seconds between two pictures, 1 to 60.</param>
/// <param name="Width">Width of a picture in pixels, 16 to 3840, even.</param>
/// <param name="Formats">At least one.</param>
internal sealed record OutputChoice(int IntervalSeconds, int Width, IReadOnlyList<OutputFormat> Formats)
{
    public const int DefaultInterval = 10;
    public const int DefaultWidth = 320;

    public static OutputChoice Default { get; } = new(DefaultInterval, DefaultWidth, Enum.GetValues<OutputFormat>());
}
