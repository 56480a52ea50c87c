using System.Net;
using System.Net.Sockets;

namespace PreviewForge.Cli.Stack;

/// <summary>
/// Finds free TCP ports on the loopback address. They lie below the range from which Linux takes ports for outgoing connections
/// (32768 and up by default), so a service that is started again finds its port still free.
/// </summary>
internal static class LoopbackPorts
{
    private const int Lowest = 20000;
    private const int Highest = 32000;

    /// <exception cref="StackException">There are not that many free ports.</exception>
    public static IReadOnlyList<int> Find(int count)
    {
        var start = Random.Shared.Next(Lowest, Highest);
        var free = Enumerable.Range(0, Highest - Lowest)
            .Select(step => Lowest + ((start - Lowest + step) % (Highest - Lowest)))
            .Where(IsFree)
            .Take(count)
            .ToArray();
        return free.Length == count
            ? free
            : throw new StackException($"There are no {count} free ports between {Lowest} and {Highest} on 127.0.0.1.");
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
