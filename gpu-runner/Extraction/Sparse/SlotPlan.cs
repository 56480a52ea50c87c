namespace PreviewForge.GpuRunner.Extraction.Sparse;

/// <summary>
/// Which keyframe each slot shows. Slot n stands for the time n × interval and shows the latest keyframe at or before it, or the
/// first keyframe when there is none before. A slot whose keyframe is further away than a bound shows none: it is decoded exactly.
/// </summary>
internal sealed record SlotPlan
{
    /// <summary>What a slot has instead of a keyframe that is too far away.</summary>
    public const int None = -1;

    private SlotPlan()
    {
    }

    /// <summary>The keyframes that are shown, by their numbers in the list of all, ascending and distinct.</summary>
    public required IReadOnlyList<int> Chosen { get; init; }

    /// <summary>For each slot the place of its keyframe in <see cref="Chosen"/>, or <see cref="None"/>. Never descends.</summary>
    public required IReadOnlyList<int> ChosenOf { get; init; }

    /// <summary>The slots without a keyframe, those of one gap together.</summary>
    public required IReadOnlyList<FarSlots> Far { get; init; }

    /// <summary>No chosen keyframe is further from the time of a slot that shows it; in seconds.</summary>
    public required double AlignmentSeconds { get; init; }

    /// <param name="keyframes">Times of all keyframes, ascending; at least one.</param>
    /// <param name="slots">How many; null for as many as have a keyframe at or after them.</param>
    /// <param name="intervalSeconds">Time between two slots.</param>
    /// <param name="bound">How far a keyframe may be away.</param>
    public static SlotPlan Of(IReadOnlyList<TimeSpan> keyframes, int? slots, int intervalSeconds, TimeSpan bound)
    {
        var interval = TimeSpan.FromSeconds(intervalSeconds);
        var chosenOf = new int[slots ?? SlotsUntil(keyframes[^1], interval)];
        var chosen = new List<int>();
        var far = new List<FarSlots>();
        var (at, worst) = (0, TimeSpan.Zero);
        for (var slot = 0; slot < chosenOf.Length; slot++)
        {
            var time = interval * slot;
            while (at + 1 < keyframes.Count && keyframes[at + 1] <= time)
            {
                at++;
            }

            var distance = (time - keyframes[at]).Duration();
            if (distance > bound)
            {
                chosenOf[slot] = None;
                AddFar(far, slot, keyframes[at] > time ? TimeSpan.Zero : keyframes[at]);
                continue;
            }

            worst = distance > worst ? distance : worst;
            chosenOf[slot] = Choose(chosen, at);
        }

        return new SlotPlan { Chosen = chosen, ChosenOf = chosenOf, Far = far, AlignmentSeconds = worst.TotalSeconds };
    }

    /// <summary>Slots that end at or before a time.</summary>
    private static int SlotsUntil(TimeSpan last, TimeSpan interval) => (int)Math.Min(last.Ticks / interval.Ticks, int.MaxValue - 1) + 1;

    private static int Choose(List<int> chosen, int keyframe)
    {
        if (chosen is [] || chosen[^1] != keyframe)
        {
            chosen.Add(keyframe);
        }

        return chosen.Count - 1;
    }

    private static void AddFar(List<FarSlots> far, int slot, TimeSpan decodedFrom)
    {
        if (far is [.., var last] && last.DecodedFrom == decodedFrom && last.Last == slot - 1)
        {
            far[^1] = last with { Last = slot };
        }
        else
        {
            far.Add(new FarSlots(slot, slot, decodedFrom));
        }
    }
}
