using System.Security.Authentication;
using Polly.CircuitBreaker;
using Polly.Timeout;
using PreviewForge.Functions.MediaServers.Connecting;

namespace PreviewForge.Functions.MediaServers.Http;

/// <summary>Says what it means that no answer came. A certificate that is not trusted comes as a connection that failed, so it is looked for first.</summary>
internal static class ConnectionFailures
{
    public static ServerUnreachableException Explain(Exception failure, VendorEndpoint endpoint, TimeSpan patience)
    {
        string what = $"{endpoint.Vendor} at {endpoint.Address}";
        return failure switch
        {
            _ when Find<OutboundRefusedException>(failure) is { } refused => new(refused.Message, UnreachableCause.Refused, failure),
            _ when Find<AuthenticationException>(failure) is not null || failure is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(
                $"The certificate of {what} is not trusted: certificate verification failed. Give the server a valid certificate, or switch verification off for this server.",
                UnreachableCause.Certificate, failure),
            OperationCanceledException or TimeoutRejectedException or TimeoutException => new(
                $"{what} did not answer within {patience.TotalSeconds:0} seconds.", UnreachableCause.Timeout, failure),
            BrokenCircuitException => new($"{what} failed too often in the last minutes; it is asked again shortly.", UnreachableCause.Connection, failure),
            _ => new($"Could not connect to {what}. Is it running, and is the address right?", UnreachableCause.Connection, failure),
        };
    }

    private static T? Find<T>(Exception? failure)
        where T : Exception
    {
        while (failure is not (null or T))
        {
            failure = failure.InnerException;
        }

        return failure as T;
    }
}
