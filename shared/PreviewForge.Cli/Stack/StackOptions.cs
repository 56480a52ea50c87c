using System.Security.Cryptography;

namespace PreviewForge.Cli.Stack;

/// <summary>What one stack is started with.</summary>
/// <param name="Layout">Its state folder; created when it isn't there.</param>
internal sealed record StackOptions(StateLayout Layout)
{
    /// <summary>Port of the app on loopback; null takes a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Token of the REST API; null leaves it to the app, which keeps one in its configuration folder.</summary>
    public string? Token { get; init; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Extractions at the same time.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Further variables for the runner, such as <c>FFMPEG_PATH</c>.</summary>
    public IReadOnlyDictionary<string, string> RunnerEnvironment { get; init; } = new Dictionary<string, string>();

    /// <summary>What is done about a service that dies.</summary>
    public RestartPolicy Restarts { get; init; } = RestartPolicy.Default;
}
