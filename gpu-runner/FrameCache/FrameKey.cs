using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PreviewForge.Contracts.Work;
using PreviewForge.Previews.Freshness;

namespace PreviewForge.GpuRunner.FrameCache;

/// <summary>
/// Everything that changes a pixel, but the interval and the width: pictures of a finer interval serve a coarser one, so these two are
/// compared, not hashed. The device is not in it: what a GPU makes is as right as what the CPU makes.
/// </summary>
/// <param name="Source">The video as it was before the pictures were made.</param>
/// <param name="Options">The options of the work.</param>
/// <param name="Tool">Versions of the programs, and their settings that change a picture.</param>
internal sealed record FrameKey(SourceFingerprint Source, FrameOptions Options, string Tool)
{
    /// <summary>64 hexadecimal digits.</summary>
    public string Hash => HashOf(
        Source.Path, Number(Source.Size), Number(Source.ModifiedNs), Number(Options.Quality), Options.ToneMap.ToString(), Tool);

    // No part holds a null character, so no two keys join to the same text.
    private static string HashOf(params string[] parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
