using System.Text.Json.Nodes;
using PreviewForge.Contracts.Runners;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Workers;

namespace PreviewForge.Tests.App.Jobs.Workers;

public sealed class WorkerRequestTests
{
    [Theory]
    [InlineData("""{}""", WorkerKind.Cpu, 1)]
    [InlineData("""{"worker_type": "GPU"}""", WorkerKind.Gpu, 1)]
    [InlineData("""{"type": "gpu", "count": 2}""", WorkerKind.Gpu, 2)]
    [InlineData("""{"worker_type": "Cpu", "count": 32}""", WorkerKind.Cpu, 32)]
    [InlineData("""{"worker_type": "cpu", "type": "gpu"}""", WorkerKind.Cpu, 1)]
    public void Both_ways_to_write_it_are_understood_in_any_case(string body, WorkerKind kind, int count)
        => Assert.Equal(new WorkerRequest(kind, count), Read(body));

    [Theory]
    [InlineData("""{"worker_type": "TPU"}""")]
    [InlineData("""{"worker_type": 1}""")]
    [InlineData("""{"worker_type": ""}""")]
    [InlineData("""{"worker_type": ["CPU"]}""")]
    [InlineData("""{"count": 0}""")]
    [InlineData("""{"count": -1}""")]
    [InlineData("""{"count": 33}""")]
    [InlineData("""{"count": 1.5}""")]
    [InlineData("""{"count": "two"}""")]
    [InlineData("""{"count": true}""")]
    [InlineData("""{"count": [1]}""")]
    [InlineData("""{"count": 99999999999}""")]
    public void What_makes_no_sense_is_refused(string body) => Assert.Equal(400, Assert.Throws<ApiException>(() => Read(body)).Status);

    private static WorkerRequest Read(string body) => WorkerRequest.From(JsonNode.Parse(body)!.AsObject());
}
