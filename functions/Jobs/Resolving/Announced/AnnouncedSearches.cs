using PreviewForge.Functions.MediaServers.Owners;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Jobs.Resolving.Announced;

/// <summary>Makes what looks for the videos of one job.</summary>
public sealed class AnnouncedSearches(ListingServices services, OwnerLookup owners, TimeProvider time)
{
    internal AnnouncedPlaces For(JobRow job, AppSettings current)
    {
        var names = new AnnouncedNames(current, services.Planners.For(current, job.Config.ServerId), services.MediaRoot);
        var search = new AnnouncedSearch(job.Id, names, new VideoSearch(services.MediaRoot, (_, _) => { }), owners, time.GetUtcNow());
        return new AnnouncedPlaces(names, search, new ItemLookup(current, services, search));
    }
}

/// <param name="Names">What a path may be called here.</param>
/// <param name="Search">Finds videos by path.</param>
/// <param name="Items">Finds videos by item.</param>
internal sealed record AnnouncedPlaces(AnnouncedNames Names, AnnouncedSearch Search, ItemLookup Items);
