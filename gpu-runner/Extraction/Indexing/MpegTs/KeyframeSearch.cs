namespace PreviewForge.GpuRunner.Extraction.Indexing.MpegTs;

/// <summary>
/// Finds keyframes by time. Where a time is in the file is guessed from places whose time is known, and the guess is mended until the
/// last packet that is decoded by then is found; from there it goes back to the keyframe. No later keyframe can be shown by then,
/// because nothing is shown before it is decoded.
/// </summary>
internal sealed class KeyframeSearch(ChunkMap chunks, Timeline timeline)
{
    /// <summary>Guesses after which the middle is taken in turn with them: a jump in the bit rate leads guesses astray.</summary>
    private const int Guesses = 4;

    /// <summary>A video that shows nothing in so many bytes from where it begins is none that can be searched.</summary>
    private const long FarthestFirst = 64 * 1024 * 1024;

    /// <returns>The first keyframe of the file.</returns>
    /// <exception cref="UnsuitableStreamException">There is none near the start.</exception>
    public async Task<FoundKeyframe> FirstAsync()
    {
        for (var index = 0L; index < Math.Min(chunks.Count, chunks.IndexOf(FarthestFirst) + 1); index++)
        {
            foreach (var start in await LookAsync(index))
            {
                if (start.Kind is PictureKind.Key)
                {
                    return await FoundAsync(index, start);
                }
            }
        }

        throw new UnsuitableStreamException("No keyframe is near its start.");
    }

    /// <summary>Looks at places all over the file.</summary>
    /// <exception cref="UnsuitableStreamException">Times don't ascend from one to the next.</exception>
    public async Task SurveyAsync(int places)
    {
        for (var place = 0; place < places; place++)
        {
            await LookAsync(chunks.Count * place / places);
        }
    }

    /// <returns>The packet of the video that is decoded last, and the one before it as far as that is near.</returns>
    /// <exception cref="UnsuitableStreamException">There is none near the end.</exception>
    public async Task<IReadOnlyList<PesStart>> LastAsync()
    {
        var lowest = Math.Max(0, chunks.Count - 1 - chunks.IndexOf(FarthestFirst));
        for (var index = chunks.Count - 1; index >= lowest; index--)
        {
            if (await LookAsync(index) is { Count: > 0 } starts)
            {
                return starts;
            }
        }

        throw new UnsuitableStreamException("No picture is near its end.");
    }

    /// <returns>The latest keyframe that is shown at or before a time; null when none is.</returns>
    /// <param name="time">Ticks since the start of the file.</param>
    /// <exception cref="UnsuitableStreamException">The search costs too much, or finds contradictions.</exception>
    public async Task<FoundKeyframe?> LatestAsync(long time)
    {
        for (var index = await CrossingAsync(time); index >= 0; index--)
        {
            var starts = await LookAsync(index);
            for (var i = starts.Count - 1; i >= 0; i--)
            {
                if (starts[i].Kind is PictureKind.Key && starts[i].Shown <= time)
                {
                    return await FoundAsync(index, starts[i]);
                }
            }
        }

        return null;
    }

    /// <returns>Number of the stretch with the last packet that is decoded by a time; -1 when none is.</returns>
    private async Task<long> CrossingAsync(long time)
    {
        for (var step = 0; ; step++)
        {
            var (before, after) = timeline.Around(time);
            if (before is not { } low)
            {
                return -1;
            }

            var end = after?.Index ?? chunks.Count;
            var guess = step < Guesses || int.IsOddInteger(step) ? Interpolate(low, after, time) : low.Index + (end - low.Index) / 2;
            if (low.Last > time)
            {
                return low.Index;
            }

            if (!await NextUnknownAsync(low.Index, Math.Clamp(guess, low.Index + 1, Math.Max(low.Index + 1, end - 1)), end))
            {
                Timeline.RequireNearness(low, after);
                return low.Index;
            }
        }
    }

    /// <summary>Looks at the first stretch from the guess on that holds packets; from the one after <paramref name="low"/> on if there is none.</summary>
    /// <returns>False when no stretch between the two has any.</returns>
    private async Task<bool> NextUnknownAsync(long low, long guess, long end)
    {
        for (var index = guess; index < end; index++)
        {
            if ((await LookAsync(index)).Count > 0)
            {
                return true;
            }
        }

        for (var index = guess - 1; index > low; index--)
        {
            if ((await LookAsync(index)).Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static long Interpolate(Timeline.Stretch low, Timeline.Stretch? after, long time) =>
        after is not { } high || high.First <= low.Last
            ? low.Index + 1
            : low.Index + (long)((double)(time - low.Last) / (high.First - low.Last) * (high.Index - low.Index));

    private async Task<IReadOnlyList<PesStart>> LookAsync(long index)
    {
        var starts = await chunks.StartsInAsync(index);
        timeline.Add(index, starts);
        return starts;
    }

    private async Task<FoundKeyframe> FoundAsync(long index, PesStart start) => new(
        new Keyframe(StreamClock.ToTimeSpan(start.Shown), start.Position, Bytes: 0),
        (int)Math.Min(await chunks.SpanOfAsync(index, start), int.MaxValue));
}
