namespace PreviewForge.Functions.MediaServers.Planning;

/// <summary>Says what one server gets of videos that it owns, and where that goes.</summary>
public interface IOutputPlans
{
    /// <summary>One plan per video, in their order. A server that can't be asked makes plans pending, it throws nothing.</summary>
    Task<IReadOnlyList<ServerPlan>> PlanAsync(IReadOnlyList<PlanRequest> videos, CancellationToken cancellationToken);
}

/// <param name="Path">Absolute path as the runner sees it.</param>
/// <param name="Item">What the server's own listing said of the file; null when only the path is known.</param>
public sealed record PlanRequest(string Path, Catalog.ServerItem? Item);
