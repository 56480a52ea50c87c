using System.Collections.Concurrent;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Plex;

/// <summary>
/// Asks a server the same of many things. The first question goes alone: a server that is away, or refuses our token, gets no storm of calls, and
/// is not asked about the rest.
/// </summary>
internal static class Batch
{
    private const int AtOnce = 8;

    /// <summary>A server that gives this many unusable answers in one batch is taken for broken.</summary>
    private const int Strikes = 3;

    /// <summary>One answer per question, each asked once; throws nothing but cancellation.</summary>
    public static async Task<IReadOnlyDictionary<TKey, Asked<TAnswer>>> AskAsync<TKey, TAnswer>(
        IEnumerable<TKey> questions, Func<TKey, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
        where TKey : notnull
    {
        var answers = new ConcurrentDictionary<TKey, Asked<TAnswer>>();
        var verdict = new Verdict();
        async ValueTask AskOneAsync(TKey question, CancellationToken token) => answers[question] = await verdict.AskAsync(() => ask(question, token), token);

        TKey[] all = [.. questions.Distinct()];
        foreach (TKey first in all.Take(1))
        {
            await AskOneAsync(first, cancellationToken);
        }

        await Parallel.ForEachAsync(all.Skip(1), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, AskOneAsync);
        return answers;
    }

    /// <summary>Whether the server is still worth asking.</summary>
    private sealed class Verdict
    {
        private volatile string? _isAway;
        private int _strikes;

        public async Task<Asked<T>> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_isAway is { } known)
            {
                return new Asked<T>.Failure(known);
            }

            try
            {
                return new Asked<T>.Answer(await ask());
            }
            catch (MediaServerException failure)
            {
                if (failure is not UnexpectedAnswerException || Interlocked.Increment(ref _strikes) >= Strikes)
                {
                    _isAway = failure.Message;
                }

                return new Asked<T>.Failure(failure.Message);
            }
        }
    }
}

/// <summary>What came of a question.</summary>
internal abstract record Asked<T>
{
    private Asked()
    {
    }

    public sealed record Answer(T Value) : Asked<T>;

    /// <param name="Reason">For people.</param>
    public sealed record Failure(string Reason) : Asked<T>;
}
