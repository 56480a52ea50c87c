using PreviewForge.GpuRunner.Extraction.Pictures;

namespace PreviewForge.GpuRunner.Extraction.Ladder;

/// <summary>The shot of each slot, while they are gathered.</summary>
internal sealed class SlotTable(int slots)
{
    private readonly Shot?[] _shots = new Shot?[slots];

    public int Count => slots;

    /// <summary>Slots at the end that have none.</summary>
    public int MissingAtEnd => slots - 1 - Array.FindLastIndex(_shots, shot => shot is not null);

    public bool Has(int slot) => _shots[slot] is not null;

    public void Set(int slot, Shot shot) => _shots[slot] = shot;

    /// <summary>
    /// A slot without a shot takes the one before it, as a player holds its last picture; slots before the first one take that.
    /// </summary>
    /// <returns>Empty when no slot has any.</returns>
    public IReadOnlyList<Shot> Filled()
    {
        var shown = _shots.FirstOrDefault(shot => shot is not null);
        return shown is null ? [] : [.. _shots.Select(shot => shown = shot ?? shown)];
    }
}
