using System.Text.Json.Nodes;
using PreviewForge.Functions.MediaServers.Connecting;
using PreviewForge.Functions.MediaServers.MediaBrowser.Calls;
using PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Auditing;

/// <summary>
/// Changes library options. A write replaces all options of a library, and one that is left out falls to its default: so everything that was just read
/// is sent back with nothing but the changes, and read again.
/// </summary>
internal sealed class LibraryOptionsEditor(LibraryCalls libraries)
{
    public const string Ok = "ok";

    /// <summary>Writes each library once, with all its changes; what stands right already is not written.</summary>
    /// <param name="folders">The libraries as they were just read.</param>
    /// <param name="edits">The changes.</param>
    /// <param name="cancellationToken">Stops between two libraries.</param>
    /// <returns>One result per edit that was not right already.</returns>
    /// <exception cref="MediaServerException">The server can't be asked any more.</exception>
    public async Task<IReadOnlyList<EditResult>> ApplyAsync(IReadOnlyList<VirtualFolder> folders, IReadOnlyList<FlagEdit> edits, CancellationToken cancellationToken)
    {
        List<EditResult> results = [];
        foreach (VirtualFolder folder in folders)
        {
            FlagEdit[] open = [.. edits.Where(edit => edit.LibraryId == folder.Key && (!folder.HasFlag(edit.Flag) || folder.Flag(edit.Flag) != edit.Value))];
            if (open.Length > 0)
            {
                string result = await WriteAsync(folder, open, cancellationToken);
                results.AddRange(open.Select(edit => new EditResult(edit, result)));
            }
        }

        return results.Any(result => result.Text == Ok) ? await CompareAsync(results, cancellationToken) : results;
    }

    private async Task<string> WriteAsync(VirtualFolder folder, FlagEdit[] edits, CancellationToken cancellationToken)
    {
        if (folder.LibraryOptions is not { } options)
        {
            return "error: the server did not give the library's options, so they can't be written back whole";
        }

        var changed = (JsonObject)options.DeepClone();
        foreach (FlagEdit edit in edits)
        {
            changed[edit.Flag] = edit.Value;
        }

        try
        {
            await libraries.WriteOptionsAsync(folder.Key, changed, cancellationToken);
            return Ok;
        }
        catch (UnexpectedAnswerException refusal)
        {
            return $"error: {refusal.Message}";
        }
    }

    private async Task<IReadOnlyList<EditResult>> CompareAsync(List<EditResult> results, CancellationToken cancellationToken)
    {
        IReadOnlyList<VirtualFolder> now = await libraries.ListAsync(cancellationToken);
        return
        [
            .. results.Select(result => result.Text == Ok && now.FirstOrDefault(folder => folder.Key == result.Edit.LibraryId)?.Flag(result.Edit.Flag) != result.Edit.Value
                ? result with { Text = "error: the server took the change and did not keep it" }
                : result),
        ];
    }
}

internal sealed record FlagEdit(string LibraryId, string Flag, bool Value);

/// <param name="Text"><c>ok</c> or <c>error: …</c>.</param>
internal sealed record EditResult(FlagEdit Edit, string Text)
{
    public string Key => $"{Edit.LibraryId}:{Edit.Flag}";
}
