using System.Net;
using System.Net.Sockets;

namespace PreviewForge.Functions.MediaServers.Http;

/// <summary>
/// Connects to the very addresses that were looked at: a name that leads elsewhere the second time it is looked up (DNS rebinding) gains nothing.
/// </summary>
internal sealed class OutboundGate(OutboundTargets targets)
{
    /// <exception cref="OutboundRefusedException">One of the name's addresses is not to be called, so none is.</exception>
    /// <exception cref="SocketException">Nobody answers, or the name has no address.</exception>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint wanted = context.DnsEndPoint;
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(wanted.Host.TrimEnd('.'), cancellationToken);
        if (addresses.Select(address => targets.WhyRefused(address, wanted.Port)).FirstOrDefault(reason => reason is not null) is { } refusal)
        {
            throw new OutboundRefusedException($"{wanted.Host} is not called: {refusal}.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, wanted.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
