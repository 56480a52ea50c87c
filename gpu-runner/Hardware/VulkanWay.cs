namespace PreviewForge.GpuRunner.Hardware;

/// <summary>How pictures come to a Vulkan device. A device that only calculates with the processor counts as none.</summary>
internal enum VulkanWay
{
    /// <summary>There is no usable Vulkan device.</summary>
    None,

    /// <summary>From the system's memory: <c>-init_hw_device vulkan=vk -filter_hw_device vk</c>, and a decoder that hands its pictures over.</summary>
    Upload,

    /// <summary>From VA-API's memory on the same card, without a copy: the device of Vulkan is derived from that of VA-API.</summary>
    MapFromVaapi,
}
