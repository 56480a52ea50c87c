using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.Contracts;
using PreviewForge.Contracts.Runners;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware;
using PreviewForge.GpuRunner.Hardware.Vulkan;

namespace PreviewForge.GpuRunner;

/// <summary><c>--devices</c>: searches for devices as the runner does, and prints what it found as one line of JSON.</summary>
internal static class DeviceListing
{
    public const string Argument = "--devices";

    public static async Task<HardwareState> FindAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration["AzureWebJobsStorage"] = "UseDevelopmentStorage=true"; // A setting of the runner that this needs nothing of.
        builder.AddRunnerOptions().AddHardware();
        await using var services = builder.Services.BuildServiceProvider();
        var known = await services.GetRequiredService<DeviceScan>().RunAsync(tryAnew: true, cancellationToken);
        var vulkan = await services.GetRequiredService<VulkanProbe>().FindAsync(cancellationToken);
        return new HardwareState
        {
            IsSearched = true,
            Devices = [.. known.Select(device => device.ToState(0, []))],
            Vulkan = vulkan.ToState(),
        };
    }

    public static async Task<int> PrintAsync()
    {
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await FindAsync(CancellationToken.None), Wire.Default.HardwareState));
        return 0;
    }
}
