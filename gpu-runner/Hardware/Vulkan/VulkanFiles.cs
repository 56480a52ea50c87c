using PreviewForge.GpuRunner.Configuration;
using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.GpuRunner.Hardware.Vulkan;

/// <summary>The files by which the loaders of Vulkan and EGL find NVIDIA's libraries.</summary>
internal sealed class VulkanFiles(Machine machine, RunnerOptions options)
{
    private static readonly string[] Drivers = ["etc/vulkan/icd.d/nvidia_icd.json", "usr/share/vulkan/icd.d/nvidia_icd.json"];
    private static readonly string[] EglVendors = ["usr/share/glvnd/egl_vendor.d/10_nvidia.json", "etc/glvnd/egl_vendor.d/10_nvidia.json"];
    private static readonly string[] Libraries = ["usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu", "usr/lib", "usr/lib64"];

    /// <summary>The file that names NVIDIA's Vulkan driver; null when it isn't installed.</summary>
    public string? NvidiaDriver => First(Drivers);

    /// <summary>The file that names NVIDIA's EGL library. Where only the library is there, the file is written. Null when neither is.</summary>
    public string? EglVendor() => First(EglVendors) ?? (HasEglLibrary() ? WriteEglVendor() : null);

    private string? First(string[] places) => places.Select(place => Path.Combine(machine.Root, place)).FirstOrDefault(File.Exists);

    private bool HasEglLibrary() => Libraries
        .Select(folder => Path.Combine(machine.Root, folder))
        .Any(folder => Directory.Exists(folder) && Directory.EnumerateFiles(folder, "libEGL_nvidia.so*").Any());

    private string? WriteEglVendor()
    {
        var path = Path.Combine(options.StateFolder, options.RunnerId, "10_nvidia.json");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, """{"file_format_version":"1.0.0","ICD":{"library_path":"libEGL_nvidia.so.0"}}""");
            return path;
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
