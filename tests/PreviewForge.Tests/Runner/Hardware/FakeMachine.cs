using PreviewForge.GpuRunner.Hardware.Detection;

namespace PreviewForge.Tests.Runner.Hardware;

/// <summary>A machine's /sys, /dev and /proc in a folder, with links as the kernel makes them.</summary>
internal sealed class FakeMachine : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pf-machine-").FullName;

    public FakeMachine()
    {
        Directory.CreateDirectory(InRoot("dev/dri"));
        Write("proc/self/status", "Name:\tdotnet\nUid:\t1000\t1000\t1000\t1000\nGid:\t1000\t1000\t1000\t1000\nGroups:\t1000 44 \n");
    }

    public Machine Machine => new(MachineSystem.Linux, _root);

    public string Node(string name) => InRoot($"dev/dri/{name}");

    /// <summary>A card on the PCI bus with its render node.</summary>
    public FakeMachine Pci(string node, string address, string vendor, string device, string driver, bool hasNode = true)
    {
        var folder = PciDevice(address, vendor, device);
        Link($"{folder}/driver", $"../../../bus/pci/drivers/{driver}");
        Drm(node, folder, $"../../../{address}", hasNode);
        return this;
    }

    /// <summary>A part of a system on a chip, which is on no bus that has addresses.</summary>
    public FakeMachine Platform(string node, string name, string driver)
    {
        var folder = $"sys/devices/platform/soc/{name}";
        Directory.CreateDirectory(InRoot(folder));
        Link($"{folder}/driver", $"../../../../bus/platform/drivers/{driver}");
        Drm(node, folder, $"../../../{name}", hasNode: true);
        return this;
    }

    /// <summary>A card that no driver has taken.</summary>
    public FakeMachine WithoutDriver(string address, string vendor, string device)
    {
        PciDevice(address, vendor, device);
        return this;
    }

    /// <summary>A render node of which /sys says nothing.</summary>
    public FakeMachine NodeOnly(string node)
    {
        Write($"dev/dri/{node}", "");
        return this;
    }

    /// <summary>A render node that may not be opened, whoever runs the test: a folder refuses as a file without permission does.</summary>
    public FakeMachine Refuse(string node)
    {
        File.Delete(Node(node));
        Directory.CreateDirectory(Node(node));
        return this;
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string PciDevice(string address, string vendor, string device)
    {
        var folder = $"sys/devices/pci0000:00/{address}";
        Write($"{folder}/vendor", $"0x{vendor}\n");
        Write($"{folder}/device", $"0x{device}\n");
        Write($"{folder}/class", "0x030000\n");
        Directory.CreateDirectory(InRoot("sys/bus/pci/devices"));
        Link($"sys/bus/pci/devices/{address}", $"../../../devices/pci0000:00/{address}");
        return folder;
    }

    // /sys/class/drm/renderD128 is a link, and the link "device" in it is relative to where it leads.
    private void Drm(string node, string folder, string device, bool hasNode)
    {
        Directory.CreateDirectory(InRoot($"{folder}/drm/{node}"));
        Link($"{folder}/drm/{node}/device", device);
        Directory.CreateDirectory(InRoot("sys/class/drm"));
        Link($"sys/class/drm/{node}", $"../../{folder["sys/".Length..]}/drm/{node}");
        if (hasNode)
        {
            NodeOnly(node);
        }
    }

    private string InRoot(string path) => Path.Combine(_root, path);

    private void Link(string path, string target) => File.CreateSymbolicLink(InRoot(path), target);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InRoot(path))!);
        File.WriteAllText(InRoot(path), text);
    }
}
