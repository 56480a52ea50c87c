using System.Net;
using System.Net.Sockets;

namespace PreviewForge.EmbeddedHost.Tests.Support;

/// <summary>
/// A port of the loopback interface that the system gives to nobody who asks for any, as it is bound. It isn't listened on, so connections to it
/// are refused, and a server that wants this very port gets it: on Linux two sockets may be bound to one port while at most one listens.
/// </summary>
internal sealed class ReservedPort : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public ReservedPort()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // With SO_REUSEADDR, which .NET sets on TCP sockets here and servers set too.
        Number = ((IPEndPoint)_socket.LocalEndPoint!).Port;
    }

    public int Number { get; }

    public void Dispose() => _socket.Dispose();
}
