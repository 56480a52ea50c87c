using Microsoft.AspNetCore.Http;

namespace PreviewForge.FakeServers.Hosting.Faults;

/// <summary>What a fault has to work with.</summary>
/// <param name="http">The open request.</param>
/// <param name="handle">Makes the true answer, and changes the vendor's state as the request asks.</param>
/// <param name="unauthorized">Makes the vendor's answer to a bad token.</param>
/// <param name="time">The fake's clock.</param>
/// <param name="cut">Cancelled when the client leaves or the server stops.</param>
public sealed class FaultTurn(HttpContext http, Func<Answer> handle, Func<Answer> unauthorized, TimeProvider time, CancellationToken cut)
{
    internal HttpContext Http { get; } = http;

    internal CancellationToken Cut { get; } = cut;

    internal Answer Handle() => handle();

    internal Answer Unauthorized() => unauthorized();

    internal Task DelayAsync(TimeSpan delay) => Task.Delay(delay, time, Cut);

    internal async Task SendAsync(Answer answer)
    {
        Start(answer);
        if (answer.Status is not (204 or 304))
        {
            Http.Response.ContentLength = answer.Body.Length;
            await Http.Response.Body.WriteAsync(answer.Body, Cut);
        }
    }

    /// <summary>Sets status and headers, without a length.</summary>
    internal void Start(Answer answer)
    {
        Http.Response.StatusCode = answer.Status;
        Http.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers)
        {
            Http.Response.Headers.Append(name, value);
        }
    }

    internal async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await Http.Response.Body.WriteAsync(bytes, Cut);
        await Http.Response.Body.FlushAsync(Cut);
    }
}
