using System.Globalization;
using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Sweeping;

/// <summary>
/// The files of a preview, and no others: whatever else lies in its folders stays, and the folders with it. The journal goes last, so
/// that a removal that was broken off is known for ours the next time. Removing twice does nothing the second time.
/// </summary>
internal sealed class PreviewFiles(AtomicPublisher publisher)
{
    private const string SheetExtension = ".jpg";

    /// <summary>Bytes that a removal frees.</summary>
    public static long Measure(OwnPreview preview) => FilesOf(preview).Append(preview.JournalPath).Sum(LengthOf);

    /// <returns>Bytes that were freed.</returns>
    /// <exception cref="IOException">Something could not be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be removed.</exception>
    public long Remove(OwnPreview preview)
    {
        var bytes = FilesOf(preview).Sum(Delete);
        RemoveIfEmpty(preview.Sheets);
        bytes += Delete(preview.JournalPath);
        RemoveIfEmpty(preview.Sheets); // A journal of Media Preview Generator was in there.
        if (preview.Holder is not null && Directory.Exists(preview.Holder))
        {
            publisher.RemoveLeftovers(preview.Holder);
            RemoveIfEmpty(preview.Holder);
        }

        return bytes;
    }

    private static IEnumerable<string> FilesOf(OwnPreview preview)
    {
        IEnumerable<string> sheets = preview.Sheets is { } folder && !IsLink(folder) && FolderLook.TryTake(folder) is { } look
            ? look.Files.Where(IsSheet).Select(look.PathOf).Where(path => path != preview.JournalPath)
            : [];
        return preview.Sheets == preview.Path ? sheets : sheets.Prepend(preview.Path);
    }

    // 12.jpg, and 12.jpg.meta of Media Preview Generator.
    private static bool IsSheet(string name)
    {
        var sheet = JournalName.OutputOf(name) ?? name;
        return sheet.EndsWith(SheetExtension, StringComparison.Ordinal)
            && int.TryParse(sheet.AsSpan(0, sheet.Length - SheetExtension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _);
    }

    private static long Delete(string path)
    {
        var length = LengthOf(path);
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else has removed it with its folder.
        }

        return length;
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    // What a link leads to is none of ours, whatever its name says.
    private static bool IsLink(string folder) => new DirectoryInfo(folder).LinkTarget is not null;

    private static void RemoveIfEmpty(string? folder)
    {
        if (folder is null || IsLink(folder) || FolderLook.TryTake(folder) is not { IsEmpty: true })
        {
            return;
        }

        try
        {
            Directory.Delete(folder, recursive: false);
        }
        catch (IOException) when (FolderLook.TryTake(folder) is not { IsEmpty: true })
        {
            // Gone, or something was put in there meanwhile.
        }
    }
}
