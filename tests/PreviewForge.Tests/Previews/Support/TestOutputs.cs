using PreviewForge.Previews.Outputs;

namespace PreviewForge.Tests.Previews.Support;

internal static class TestOutputs
{
    /// <summary>Where a folder server keeps each format for <c>/m/Foo.mkv</c>.</summary>
    public static string TargetOf(PreviewFormat format, string media = "/m") => format switch
    {
        PreviewFormat.Bif => $"{media}/Foo-32-10.bif",
        PreviewFormat.Trickplay => $"{media}/Foo.trickplay/32 - 10x10",
        _ => $"{media}/Foo.previews/32-10.vtt",
    };
}
