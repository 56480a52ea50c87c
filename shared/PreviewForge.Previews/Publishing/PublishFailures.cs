using System.Globalization;

namespace PreviewForge.Previews.Publishing;

/// <summary>Turns what the system says into a sentence that names the cause and the way out.</summary>
internal static class PublishFailures
{
    // HResult of an IOException holds the errno on Unix and 0x8007xxxx with the Win32 code on Windows.
    private static readonly HashSet<int> NoSpace = [28 /* ENOSPC */, 69, 122 /* EDQUOT: BSD, Linux */, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private static readonly HashSet<int> ReadOnly = [30 /* EROFS */, unchecked((int)0x80070013)];
    private static readonly HashSet<int> NameTooLong = [36, 63 /* ENAMETOOLONG: Linux, BSD */, unchecked((int)0x800700CE)];

    public static PublishException Explain(string target, Exception cause)
    {
        var failure = Classify(cause);
        return new PublishException(failure, target, $"Can't write '{target}': {Sentence(failure, Path.GetDirectoryName(target), cause)}", cause);
    }

    private static PublishFailure Classify(Exception cause) => cause switch
    {
        UnauthorizedAccessException => cause.InnerException is IOException io && ReadOnly.Contains(io.HResult)
            ? PublishFailure.ReadOnly
            : PublishFailure.NoPermission,
        PathTooLongException => PublishFailure.NameTooLong,
        IOException when NoSpace.Contains(cause.HResult) => PublishFailure.NoSpace,
        IOException when ReadOnly.Contains(cause.HResult) => PublishFailure.ReadOnly,
        IOException when NameTooLong.Contains(cause.HResult) => PublishFailure.NameTooLong,
        _ => PublishFailure.Other,
    };

    private static string Sentence(PublishFailure failure, string? folder, Exception cause) => failure switch
    {
        PublishFailure.NoSpace => $"the disk or its quota is full. Free some space on the volume that holds '{folder}', then run the job again.",
        PublishFailure.ReadOnly => $"the volume that holds '{folder}' is mounted read-only. Mount it read-write, then run the job again.",
        PublishFailure.NoPermission =>
            $"{Identity.OfProcess()} may not write to '{folder}'{Mode(folder)}. Give that user write permission, or set PUID and PGID to the folder's owner.",
        PublishFailure.NameTooLong => "the name is longer than the file system takes. Shorten the name of the video.",
        _ => cause.Message,
    };

    private static string Mode(string? folder)
    {
        try
        {
            return OperatingSystem.IsWindows() || folder is null || !Directory.Exists(folder)
                ? ""
                : string.Create(CultureInfo.InvariantCulture, $" (mode {Convert.ToString((int)File.GetUnixFileMode(folder), 8)})");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
