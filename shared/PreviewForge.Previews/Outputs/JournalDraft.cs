using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Naming;

namespace PreviewForge.Previews.Outputs;

/// <summary>A journal entry that lacks only the size of what was written.</summary>
internal sealed record JournalDraft(
    PreviewOutput Output, PreviewFacts Facts, SourceFingerprint Source, FrameSettings Settings, string Tool)
{
    public byte[] Complete(long outputBytes) => Journal.Format(new JournalEntry
    {
        SourcePath = Source.Path,
        SourceMtime = Source.ModifiedSeconds,
        SourceSize = Source.Size,
        Publisher = PublisherName,
        SourceMtimeNs = Source.ModifiedNs,
        Width = Facts.Width,
        Height = Facts.Height,
        Interval = Output.Interval.Seconds,
        Quality = Settings.Quality,
        Tonemap = Settings.ToneMap,
        Frames = Facts.Frames,
        OutputSize = outputBytes,
        Tool = Tool,
    });

    private string PublisherName => Output.Format switch
    {
        PreviewFormat.Bif => Path.GetFileName(Output.Target) == PlexBundlePath.FileName ? JournalPublisher.PlexBundle : JournalPublisher.EmbySidecar,
        PreviewFormat.Trickplay => JournalPublisher.JellyfinTrickplay,
        _ => JournalPublisher.WebVtt,
    };
}
