using PreviewForge.Functions.MediaServers.Catalog;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Videos, each once, with everything that was said of it.</summary>
internal sealed class MergedVideos
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    /// <summary>In the order in which they came.</summary>
    public List<JobItemRow> Items { get; } = [];

    public void Add(IEnumerable<JobItemRow> videos)
    {
        foreach (JobItemRow video in videos)
        {
            if (_places.TryAdd(video.Path, Items.Count))
            {
                Items.Add(video);
            }
            else
            {
                Merge(_places[video.Path], video);
            }
        }
    }

    /// <summary>One that can be worked on is better than one that can't.</summary>
    private void Merge(int place, JobItemRow video)
    {
        JobItemRow known = Items[place];
        if (known.State == ItemState.Done && video.State != ItemState.Done)
        {
            Items[place] = video;
        }
        else if (known.State != ItemState.Done && video.Hints is { } more)
        {
            known.Hints = new Dictionary<string, ServerItem>((known.Hints ?? new Dictionary<string, ServerItem>()).Concat(more).DistinctBy(hint => hint.Key));
        }
    }
}
