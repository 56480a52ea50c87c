namespace PreviewForge.Cli.Doctor;

/// <summary>ffmpeg has the parts that previews need: JPEG always, zscale and tonemap for HDR.</summary>
internal static class FfmpegCheck
{
    public static async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken) =>
    [
        await PartAsync("encoders", "mjpeg", Verdict.Bad, "install a full build of ffmpeg", cancellationToken),
        await PartAsync("filters", "scale", Verdict.Bad, "install a full build of ffmpeg", cancellationToken),
        await PartAsync("filters", "zscale", Verdict.Limited, "HDR videos need a build of ffmpeg with libzimg", cancellationToken),
        await PartAsync("filters", "tonemap", Verdict.Limited, "HDR videos need a build of ffmpeg with the tonemap filter", cancellationToken),
    ];

    private static async Task<Finding> PartAsync(
        string kind, string name, Verdict whenMissing, string fix, CancellationToken cancellationToken)
    {
        var list = await ProgramOutput.ReadAsync("ffmpeg", ["-hide_banner", "-" + kind], cancellationToken) ?? "";
        var line = list.Split('\n').FirstOrDefault(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var word, ..] && word == name);
        return line is null
            ? new Finding($"ffmpeg {name}", whenMissing, $"not in ffmpeg -{kind}", fix)
            : new Finding($"ffmpeg {name}", Verdict.Good, string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
