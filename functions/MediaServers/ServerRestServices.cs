using Microsoft.Extensions.DependencyInjection;
using PreviewForge.Functions.MediaServers.Audits;
using PreviewForge.Functions.MediaServers.Libraries;
using PreviewForge.Functions.MediaServers.Outputs;
using PreviewForge.Functions.MediaServers.Owners;
using PreviewForge.Functions.MediaServers.Probing;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.MediaServers.Search;
using PreviewForge.Functions.MediaServers.SignIn;

namespace PreviewForge.Functions.MediaServers;

internal static class ServerRestServices
{
    /// <summary>What the routes below <c>/api/servers</c> and their neighbours call.</summary>
    public static IServiceCollection AddServerRest(this IServiceCollection services) => services
        .AddSingleton<EntryEditor>().AddSingleton<IdentityCapture>().AddSingleton<ServerRegistry>()
        .AddSingleton<ServerAccess>().AddSingleton<ConnectionTest>().AddSingleton<LibraryRefresh>().AddSingleton<ServerStates>()
        .AddSingleton<OwnerLookup>().AddSingleton<OutputStatus>()
        .AddSingleton<HealthAudit>().AddSingleton<ReadinessAudits>().AddSingleton<Dismissals>().AddSingleton<ExtractionSwitch>()
        .AddSingleton<TrickplayTask>().AddSingleton<TrickplaySetup>().AddSingleton<LegacyTrickplayAudit>()
        .AddSingleton<LibraryDirectory>().AddSingleton<MediaSearch>().AddSingleton<SearchLimit>()
        .AddSingleton<SignInFlows>();
}
