namespace PreviewForge.GpuRunner.Hardware.Capability;

/// <summary>
/// One picture of 256 by 256 pixels in each format, made by ffmpeg's software encoders from its test source and carried in this
/// assembly: small for a file, and larger than the least that any decoder takes (144 by 144, NVDEC's for HEVC).
/// </summary>
/// <param name="Format">What it tries.</param>
/// <param name="Demuxer">ffmpeg's name of the file's format.</param>
/// <param name="Name">Name of the file.</param>
internal sealed record TestClip(CodecFormat Format, string Demuxer, string Name)
{
    public static IReadOnlyList<TestClip> All { get; } =
    [
        new(new("h264", 8), "h264", "h264-8.bin"),
        new(new("hevc", 8), "hevc", "hevc-8.bin"),
        new(new("hevc", 10), "hevc", "hevc-10.bin"),
        new(new("av1", 8), "ivf", "av1-8.bin"),
        new(new("av1", 10), "ivf", "av1-10.bin"),
        new(new("vp9", 8), "ivf", "vp9-8.bin"),
        new(new("vp9", 10), "ivf", "vp9-10.bin"),
        new(new("mpeg2video", 8), "mpegvideo", "mpeg2-8.bin"),
    ];

    /// <summary>Writes it into a folder.</summary>
    /// <returns>The file's path.</returns>
    /// <exception cref="IOException">The folder can't be written.</exception>
    public async Task<string> WriteAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Name);
        await using var clip = typeof(TestClip).Assembly.GetManifestResourceStream($"clip/{Name}")
            ?? throw new InvalidOperationException($"The program was built without its clip {Name}.");
        await using var file = File.Create(path);
        await clip.CopyToAsync(file, cancellationToken);
        return path;
    }
}
