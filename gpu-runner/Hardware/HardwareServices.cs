using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Extraction.Processes;
using PreviewForge.GpuRunner.Hardware.Capability;
using PreviewForge.GpuRunner.Hardware.Choice;
using PreviewForge.GpuRunner.Hardware.Detection;
using PreviewForge.GpuRunner.Hardware.Vulkan;

namespace PreviewForge.GpuRunner.Hardware;

/// <summary>Registers what finds the devices, and how programs are started.</summary>
internal static class HardwareServices
{
    public static IHostApplicationBuilder AddHardware(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PauseSwitch>();
        builder.Services.AddSingleton(services => new Politeness(Options(services).Nice, Options(services).IoNice));
        builder.Services.AddSingleton<ChildProcess>();
        builder.Services.AddSingleton<IPrograms, ChildPrograms>();
        builder.Services.AddSingleton(Machine.This);
        builder.Services.AddSingleton(services => SourceOf(
            services.GetRequiredService<Machine>(), services.GetRequiredService<IPrograms>(), Options(services).FfmpegPath));
        builder.Services.AddSingleton<DecodeTests>();
        builder.Services.AddSingleton<CapabilityStore>();
        builder.Services.AddSingleton<DeviceScan>();
        builder.Services.AddSingleton<VulkanFiles>();
        builder.Services.AddSingleton<VulkanProbe>();
        builder.Services.AddSingleton<Devices>();
        builder.Services.AddSingleton<DecodeTimings>();
        builder.Services.AddSingleton<DeviceChoice>();
        builder.Services.AddSingleton<HardwareReport>();
        builder.Services.AddHostedService<DeviceService>();
        return builder;
    }

    private static RunnerOptions Options(IServiceProvider services) => services.GetRequiredService<RunnerOptions>();

    private static IDeviceSource SourceOf(Machine machine, IPrograms programs, string ffmpeg) => machine.System switch
    {
        MachineSystem.MacOS => new MacDevices(new HardwareAccelerations(programs, ffmpeg), programs),
        MachineSystem.Windows => new WindowsDevices(new HardwareAccelerations(programs, ffmpeg), new NvidiaCards(programs)),
        _ => new LinuxDevices(
            new RenderNodes(machine),
            new NvidiaCards(programs),
            new VaapiNode(new NodeAccess(machine, programs), new VaapiDriver(programs, ffmpeg), new PciNames(programs))),
    };
}
