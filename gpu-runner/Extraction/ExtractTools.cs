using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.FrameCache;
using PreviewForge.GpuRunner.Reporting;
using PreviewForge.Previews.Freshness;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.GpuRunner.Extraction;

/// <summary>What an extraction needs of its surroundings.</summary>
internal sealed class ExtractTools(IFileSystem files, Workspace workspace, FfmpegVersion ffmpeg, RunnerOptions options, TimeProvider time)
{
    public IFileSystem Files => files;

    public Workspace Workspace => workspace;

    public string RunnerId => options.RunnerId;

    public TimeProvider Time => time;

    /// <summary>What tells pictures that may be used again from those that may not.</summary>
    public FrameKey KeyFor(SourceFingerprint source, FrameOptions frames) =>
        new(source, frames, FormattableString.Invariant($"{HeartbeatContent.Version}, {ffmpeg.Text}, {options.Way}, {options.ExactSlotSeconds}"));

    /// <summary>True when the video is still the one that it was.</summary>
    public bool IsUnchanged(SourceFingerprint source) => SourceFingerprint.Take(files, source.Path)?.IsSameFile(source) is true;
}
