using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Reporting;

namespace PreviewForge.Tests.Runner.Reporting;

internal sealed class FakeBlobs : IRunnerBlobs
{
    private TaggedBlob? _desired;

    public List<Heartbeat> Heartbeats { get; } = [];

    /// <summary>Times that the wishes were sent as a whole.</summary>
    public int Downloads { get; private set; }

    public bool IsDown { get; set; }

    public void Wish(DesiredState wish) => Wish(JsonSerializer.SerializeToUtf8Bytes(wish, Wire.Default.DesiredState));

    public void Wish(byte[] content) => _desired = new TaggedBlob(Guid.NewGuid().ToString(), content);

    public Task WriteHeartbeatAsync(byte[] json, CancellationToken cancellationToken)
    {
        Fail();
        Heartbeats.Add(JsonSerializer.Deserialize(json, Wire.Default.Heartbeat)!);
        return Task.CompletedTask;
    }

    /// <summary>Pictures by worker.</summary>
    public Dictionary<int, byte[]> Frames { get; } = [];

    /// <summary>Times that a picture was written.</summary>
    public int FramesWritten { get; private set; }

    public Task WriteFrameAsync(int worker, ReadOnlyMemory<byte> jpeg, CancellationToken cancellationToken)
    {
        Fail();
        Frames[worker] = jpeg.ToArray();
        FramesWritten++;
        return Task.CompletedTask;
    }

    public Task DeleteFrameAsync(int worker, CancellationToken cancellationToken)
    {
        Fail();
        Frames.Remove(worker);
        return Task.CompletedTask;
    }

    public Task<TaggedBlob?> ReadDesiredAsync(string? knownTag, CancellationToken cancellationToken)
    {
        Fail();
        if (_desired is null || _desired.Tag == knownTag)
        {
            return Task.FromResult<TaggedBlob?>(null);
        }

        Downloads++;
        return Task.FromResult<TaggedBlob?>(_desired);
    }

    private void Fail()
    {
        if (IsDown)
        {
            throw new BlobsUnavailableException("down", new IOException());
        }
    }
}
