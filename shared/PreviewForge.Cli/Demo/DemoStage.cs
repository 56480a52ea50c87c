using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PreviewForge.Cli.Stack;

namespace PreviewForge.Cli.Demo;

/// <summary>What the pretended servers are set up over.</summary>
/// <param name="Films">Folder of the videos, which all servers share.</param>
/// <param name="State">Folder below which servers keep data of their own.</param>
/// <param name="Output">Scale of the pictures; the formats are the servers'.</param>
internal sealed record DemoStage(string Films, string State, OutputChoice Output)
{
    /// <summary>The videos in the order of their names.</summary>
    public IReadOnlyList<string> Files { get; } =
        [.. DemoLibrary.FilesIn(Films).Order(StringComparer.Ordinal)];

    /// <summary>A credential that nobody can guess: the servers listen where every user of the machine can reach them.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>A folder for a server's own data, made when it isn't there.</summary>
    public string DataFolder(params string[] names) => Directory.CreateDirectory(Path.Combine([State, .. names])).FullName;

    /// <summary>The part of a server's output settings that all servers have.</summary>
    public JsonObject OutputSettings() => new() { ["width"] = Output.Width, ["frame_interval"] = Output.IntervalSeconds };
}
