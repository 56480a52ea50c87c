using PreviewForge.Functions.Jobs.Submission;
using PreviewForge.Functions.MediaServers;
using PreviewForge.Functions.MediaServers.Planning;

namespace PreviewForge.Functions.Jobs.Resolving;

/// <summary>What a listing needs of the rest of the app.</summary>
/// <param name="Connections">The servers.</param>
/// <param name="Planners">Says who owns a path.</param>
/// <param name="MediaRoot">The fence around what may be worked on.</param>
public sealed record ListingServices(ServerConnections Connections, VideoPlanners Planners, MediaRoot MediaRoot);
