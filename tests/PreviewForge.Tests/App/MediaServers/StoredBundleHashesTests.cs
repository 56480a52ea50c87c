using PreviewForge.Functions.MediaServers.Plex.Bundles;

namespace PreviewForge.Tests.App.MediaServers;

public sealed class StoredBundleHashesTests
{
    private static readonly BundleKey Part = new("attic", "21", "/pms/films/A.mkv", 700);

    [Fact]
    public async Task A_hash_is_known_for_this_very_file_and_for_no_other()
    {
        await using AppBox box = await AppBox.OpenAsync();
        var hashes = box.Get<IBundleHashes>();
        await hashes.PutAsync(new Dictionary<BundleKey, string> { [Part] = "c0ffee" }, AppBox.Soon);

        BundleKey[] asked = [Part, Part with { Size = 701 }, Part with { File = "/pms/films/B.mkv" }, Part with { ServerId = "cellar" }];
        IReadOnlyDictionary<BundleKey, string> known = await hashes.GetAsync(asked, AppBox.Soon);

        Assert.Equal(new Dictionary<BundleKey, string> { [Part] = "c0ffee" }, known);
    }

    [Fact]
    public async Task A_replaced_file_takes_the_place_of_the_old_one()
    {
        await using AppBox box = await AppBox.OpenAsync();
        var hashes = box.Get<IBundleHashes>();
        BundleKey replaced = Part with { Size = 900 };
        await hashes.PutAsync(new Dictionary<BundleKey, string> { [Part] = "old" }, AppBox.Soon);
        await hashes.PutAsync(new Dictionary<BundleKey, string> { [replaced] = "new" }, AppBox.Soon);

        Assert.Equal(new Dictionary<BundleKey, string> { [replaced] = "new" }, await hashes.GetAsync([Part, replaced], AppBox.Soon));
    }
}
