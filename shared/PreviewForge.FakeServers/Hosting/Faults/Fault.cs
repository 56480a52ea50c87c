namespace PreviewForge.FakeServers.Hosting.Faults;

/// <summary>Something that goes wrong with an answer. Violations are answered before any fault.</summary>
public abstract class Fault
{
    private protected Fault()
    {
    }

    /// <summary>False: what follows may still spoil or send the answer.</summary>
    internal virtual bool IsFinal => true;

    /// <summary>Waits, then goes on.</summary>
    public static Fault Delay(TimeSpan delay) => new DelayFault(delay);

    /// <summary>This instead of the answer; the request has no effect.</summary>
    public static Fault Status(int status, string body = "", string contentType = "text/plain") => Instead(Answer.Text(status, contentType, body));

    /// <summary>This instead of the answer; the request has no effect.</summary>
    public static Fault Instead(Answer answer) => new InsteadFault(_ => answer);

    /// <summary>The vendor's answer to a token that isn't good (any more).</summary>
    public static Fault Unauthorized() => new InsteadFault(turn => turn.Unauthorized());

    /// <summary>A page of a proxy where the vendor's answer should be.</summary>
    public static Fault Html(int status = 200) =>
        Status(status, "<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Sign in</h1></body></html>", "text/html; charset=utf-8");

    /// <summary>Sends the client elsewhere. 301, 302, 303, 307 or 308.</summary>
    public static Fault Redirect(Uri target, int status = 302) => Instead(Answer.Empty(status).With("Location", target.AbsoluteUri));

    /// <summary>JSON arrays within arrays.</summary>
    public static Fault DeepNesting(int depth) => Status(200, new string('[', depth) + new string(']', depth), "application/json");

    /// <summary>The first half of the true answer as if it were all; the request takes effect.</summary>
    public static Fault Malformed() => new InsteadFault(turn => FirstHalf(turn.Handle()));

    /// <summary>The head and the first half of the true answer, then the connection breaks; the request takes effect.</summary>
    public static Fault CloseMidway() => new CloseFault();

    /// <summary>The true answer byte by byte, then blanks byte by byte for ever.</summary>
    public static Fault DripFeed(TimeSpan perByte) => new DripFault(perByte);

    /// <summary>JSON that looks right and is so many bytes long, or a little more.</summary>
    public static Fault HugeBody(long bytes) => new HugeFault(bytes);

    /// <summary>No answer at all, until the client leaves.</summary>
    public static Fault Hang() => new DelayFault(Timeout.InfiniteTimeSpan);

    internal abstract Task ApplyAsync(FaultTurn turn);

    private static Answer FirstHalf(Answer answer) => answer with { Body = answer.Body[..(answer.Body.Length / 2)] };
}
