using PreviewForge.Contracts.Work;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers;

/// <summary>What is particular to one vendor's servers.</summary>
public interface IMediaServerKind
{
    /// <summary>The <c>type</c> in the settings, in lower case.</summary>
    string Type { get; }

    /// <summary>What is to be written for a video that the server owns; the same input gives the same plans.</summary>
    /// <param name="server">The server.</param>
    /// <param name="video">Absolute path as the runner sees it.</param>
    /// <param name="interval">Seconds between two pictures where the server doesn't say otherwise.</param>
    IReadOnlyList<OutputPlan> Plan(MediaServerSettings server, string video, int interval);
}
