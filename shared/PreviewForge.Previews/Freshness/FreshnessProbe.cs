using PreviewForge.Previews.Naming;
using PreviewForge.Previews.Outputs;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.Previews.Freshness;

/// <summary>
/// Tells whether an output need not be made again. Cheap: it looks at names, sizes and the journal. Only an output without our
/// journal is opened: it is taken for good when it is whole and has the wanted interval, so that previews that others made are
/// not made anew.
/// </summary>
public sealed class FreshnessProbe(IFileSystem files)
{
    private readonly ContainerCheck _containers = new(files);

    /// <param name="output">What is wanted.</param>
    /// <param name="source">The video as it is now.</param>
    /// <param name="settings">The options that are wanted.</param>
    public Verdict Judge(PreviewOutput output, SourceFingerprint source, FrameSettings settings)
    {
        var first = OutputFiles.First(output);
        if (files.Stat(first) is not { IsDirectory: false })
        {
            return new Verdict.Stale("There is no such preview yet.");
        }

        // Media Preview Generator puts the journal of tile sheets beside the first of them.
        var journal = Journal.TryRead(files, JournalName.For(output.Target)) ?? Journal.TryRead(files, JournalName.For(first));
        if (journal?.WhyStale(output, source, settings) is { } reason)
        {
            return new Verdict.Stale(reason);
        }

        return journal is { KnowsOptions: true } ? JudgeBySize(output, journal) : _containers.Judge(output);
    }

    private Verdict JudgeBySize(PreviewOutput output, JournalEntry journal)
    {
        var frames = journal.Frames!.Value;
        var size = 0L;
        foreach (var path in OutputFiles.All(output, frames))
        {
            if (files.Stat(path) is not { IsDirectory: false } stamp)
            {
                return new Verdict.Stale($"A part of the preview is missing: {Path.GetFileName(path)}.");
            }

            size += stamp.Length;
        }

        return size == journal.OutputSize
            ? new Verdict.Fresh(new PreviewFacts(journal.Width!.Value, journal.Height ?? 0, frames))
            : new Verdict.Stale($"The preview was altered or cut off: it has {size} bytes, and {journal.OutputSize} were written.");
    }
}
