using System.Net;

namespace PreviewForge.MediaServers.Tests.Fakes.Emby;

/// <summary>The sidecar as Emby offers it.</summary>
public sealed class BifTests : IAsyncLifetime
{
    private const string Sidecar = "/em/films/Quiet Harbour (2019)/Quiet Harbour (2019)-320-10.bif";
    private static readonly byte[] Magic = [0x89, 0x42, 0x49, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];
    private EmbyBench _bench = null!;
    private string _id = "";

    public async ValueTask InitializeAsync()
    {
        _bench = await EmbyBench.StartAsync();
        _id = _bench.Server.Add(_bench.Library, EmbyBench.FilmPath).Id;
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task It_is_found_by_its_name_at_the_moment_of_asking()
    {
        Assert.Null(_bench.Server.BifOf(_id, 320));
        _bench.Write(Sidecar, [1, 2, 3, 4]);

        Assert.Equal(_bench.Server.Disk.ToLocal(Sidecar), _bench.Server.BifOf(_id, 320));
        Assert.Equal([1, 2, 3, 4], (await GetAsync(320)).Bytes);
        Assert.Null(_bench.Server.BifOf(_id, 240));
        _bench.Server.ThrowIfViolated();
    }

    [Theory]
    [InlineData("Quiet Harbour (2019)-320.bif")]
    [InlineData("Quiet Harbour (2019)-320-x.bif")]
    [InlineData("Quiet Harbour-320-10.bif")]
    public void Another_name_is_not_found(string name)
    {
        _bench.Write("/em/films/Quiet Harbour (2019)/" + name, [1]);

        Assert.Null(_bench.Server.BifOf(_id, 320));
    }

    [Fact]
    public async Task Without_a_file_there_is_a_header_that_counts_nothing()
    {
        var (status, bytes) = await GetAsync(320);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((64, 0u), (bytes.Length, BitConverter.ToUInt32(bytes, 12)));
        Assert.Equal(Magic, bytes[..8]);
    }

    [Fact]
    public async Task A_part_can_be_asked_for()
    {
        _bench.Write(Sidecar, [1, 2, 3, 4]);

        Assert.Equal((HttpStatusCode.PartialContent, "2,3"), Text(await GetAsync(320, ("Range", "bytes=1-2"))));
        Assert.Equal((HttpStatusCode.PartialContent, "4"), Text(await GetAsync(320, ("Range", "bytes=3-"))));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await GetAsync(320, ("Range", "bytes=4-"))).Status);
    }

    private async Task<(HttpStatusCode Status, byte[] Bytes)> GetAsync(int width, params (string, string)[] headers)
    {
        using var response = await _bench.Client.OpenAsync("GET", $"Videos/{_id}/index.bif?Width={width}", null, headers);
        return (response.StatusCode, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static (HttpStatusCode, string) Text((HttpStatusCode Status, byte[] Bytes) part) => (part.Status, string.Join(',', part.Bytes));
}
