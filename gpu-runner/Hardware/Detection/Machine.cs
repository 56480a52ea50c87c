namespace PreviewForge.GpuRunner.Hardware.Detection;

/// <summary>Where the machine shows its hardware.</summary>
/// <param name="System">Which kind of system it is.</param>
/// <param name="Root">The root of the file system; another folder in tests.</param>
internal sealed record Machine(MachineSystem System, string Root)
{
    public static Machine This { get; } = new(
        OperatingSystem.IsWindows() ? MachineSystem.Windows : OperatingSystem.IsMacOS() ? MachineSystem.MacOS : MachineSystem.Linux,
        Path.DirectorySeparatorChar.ToString());

    public string Sys => Path.Combine(Root, "sys");

    public string Dev => Path.Combine(Root, "dev");

    public string Proc => Path.Combine(Root, "proc");
}

internal enum MachineSystem
{
    Linux,
    MacOS,
    Windows,
}
