using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace PreviewForge.Benchmarks.Library.Servers;

/// <summary>This end of a <see cref="ServersWorker"/>.</summary>
internal sealed class ServersProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private ServersProcess(Process process, IReadOnlyList<ServerSeat> seats) => (_process, Seats) = (process, seats);

    public IReadOnlyList<ServerSeat> Seats { get; }

    /// <param name="folder">The library's folder, the same for the servers and for us.</param>
    /// <param name="items">Its videos.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<ServersProcess> StartAsync(string folder, int items, CancellationToken cancellationToken)
    {
        string[] program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet" ? [typeof(ServersProcess).Assembly.Location] : [];
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. program, ServersWorker.Verb, folder, items.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new ServersProcess(process, await ReadAsync<List<ServerSeat>>(process, cancellationToken));
    }

    /// <summary>What they have done since this was asked last.</summary>
    public async Task<ServerAccount> TakeAsync(CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync("take".AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        var account = await ReadAsync<ServerAccount>(_process, cancellationToken);
        return account.Violations is [] ? account : throw new InvalidOperationException(string.Join('\n', account.Violations));
    }

    /// <summary>It ends when it has nobody to listen to.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<T> ReadAsync<T>(Process process, CancellationToken cancellationToken)
    {
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
        return JsonSerializer.Deserialize<T>(line ?? throw new InvalidOperationException("The fake servers ended."))!;
    }
}
