using PreviewForge.Contracts.Results;
using PreviewForge.Contracts.Work;
using PreviewForge.GpuRunner.FrameCache;
using PreviewForge.Previews.Freshness;
using PreviewForge.Tests.Previews.Support;

namespace PreviewForge.Tests.Runner.FrameCache;

public sealed class PictureCacheTests : IDisposable
{
    private readonly CacheBox _box = new();

    public void Dispose() => _box.Dispose();

    [Fact]
    public void Pictures_are_found_again_with_what_is_known_of_them_also_after_a_restart()
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());

        using var found = _box.Open().Find(CacheBox.Key(), CacheBox.Wanted());

        Assert.NotNull(found);
        Assert.Equal((2, 6, 11.5, FrameSource.CacheHit), (found.IntervalSeconds, found.Count, found.MediaSeconds, found.Source));
        Assert.Equal((ExtractionWay.Reuse, "the frame cache", 0.5, 0), (found.Report.Way, found.Report.ReusedFrom, found.Report.AlignmentSeconds, found.Report.BytesRead));
        Assert.Equal(Jpegs.Frames(6, 16).Read(5).ToArray(), found.ByWidth[16].Read(5).ToArray());
    }

    [Fact]
    public void Only_a_width_that_is_there_and_a_multiple_of_the_interval_are_served()
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures(2, 16, 32));

        Assert.True(IsHit(CacheBox.Wanted(2, 32)));
        Assert.True(IsHit(CacheBox.Wanted(10)));
        Assert.True(IsHit([.. CacheBox.Wanted(4), .. CacheBox.Wanted(6, 32)]));
        Assert.False(IsHit(CacheBox.Wanted(3)));
        Assert.False(IsHit(CacheBox.Wanted(1)));
        Assert.False(IsHit(CacheBox.Wanted(2, 48)));
        Assert.False(IsHit([.. CacheBox.Wanted(2), .. CacheBox.Wanted(2, 48)]));
    }

    [Fact]
    public void Whatever_changes_a_pixel_makes_another_key()
    {
        var key = CacheBox.Key();
        FrameKey[] others =
        [
            key with { Source = key.Source with { Path = "/m/b.mkv" } },
            key with { Source = key.Source with { Size = 1001 } },
            key with { Source = key.Source with { ModifiedNs = 6 } },
            key with { Options = new FrameOptions(Quality: 5) },
            key with { Options = new FrameOptions(ToneMap: ToneMap.Mobius) },
            key with { Tool = "1.0, ffmpeg 6" },
        ];

        var hashes = others.Append(key).Select(other => other.Hash).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.Equal(key.Hash, new FrameKey(new SourceFingerprint("/m/a.mkv", 1000, 5), new FrameOptions(), "1.0, ffmpeg 5").Hash);
    }

    [Fact]
    public void Pictures_that_are_too_old_are_not_served_and_go_at_the_next_look()
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());
        _box.Time.Advance(TimeSpan.FromMinutes(60));
        Assert.True(IsHit(CacheBox.Wanted()));
        _box.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(IsHit(CacheBox.Wanted()));
        Assert.Single(_box.Files);
        _box.Cache.Trim();
        Assert.Empty(_box.Files);
    }

    [Fact]
    public void What_has_become_too_old_while_the_runner_was_off_goes_at_its_start()
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());
        _box.Time.Advance(TimeSpan.FromMinutes(61));

        _box.Open();

        Assert.Empty(_box.Files);
    }

    [Fact]
    public void A_clock_that_is_set_back_doesnt_keep_pictures_for_ever()
    {
        using var box = new CacheBox();
        box.Time.Advance(TimeSpan.FromDays(30));
        box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());
        box.Time.AdjustTime(box.Time.Start);
        box.Open();

        box.Time.Advance(TimeSpan.FromMinutes(61));
        box.Cache.Trim();

        Assert.Empty(box.Files);
    }

    [Fact]
    public void Beyond_the_space_the_least_recently_used_goes_first()
    {
        using var box = new CacheBox(megabytes: 1);
        box.Cache.Put(CacheBox.Key("/m/a.mkv"), CacheBox.Heavy(400_000));
        box.Cache.Put(CacheBox.Key("/m/b.mkv"), CacheBox.Heavy(400_000));
        Assert.True(IsHit(CacheBox.Wanted(), box.Cache, "/m/a.mkv"));

        box.Cache.Put(CacheBox.Key("/m/c.mkv"), CacheBox.Heavy(400_000));

        Assert.Equal([true, false, true], new[] { "/m/a.mkv", "/m/b.mkv", "/m/c.mkv" }.Select(path => IsHit(CacheBox.Wanted(), box.Cache, path)));
    }

    [Fact]
    public void The_newest_is_kept_even_when_it_takes_more_than_there_is()
    {
        using var box = new CacheBox(megabytes: 1);
        box.Cache.Put(CacheBox.Key("/m/a.mkv"), CacheBox.Pictures());

        box.Cache.Put(CacheBox.Key("/m/b.mkv"), CacheBox.Heavy(2_000_000));

        Assert.True(IsHit(CacheBox.Wanted(), box.Cache, "/m/b.mkv"));
        Assert.Single(box.Files);
    }

    [Fact]
    public void A_full_volume_leaves_half_of_its_space_to_the_work()
    {
        using var box = new CacheBox();
        box.Open(freeBytes: 0);
        box.Cache.Put(CacheBox.Key("/m/a.mkv"), CacheBox.Heavy(100_000));
        box.Cache.Put(CacheBox.Key("/m/b.mkv"), CacheBox.Heavy(100_000));

        Assert.Single(box.Files);
    }

    [Fact]
    public void Pictures_that_are_being_published_never_go()
    {
        using var box = new CacheBox(megabytes: 1);
        box.Cache.Put(CacheBox.Key("/m/a.mkv"), CacheBox.Heavy(800_000));
        using (var held = box.Cache.Find(CacheBox.Key("/m/a.mkv"), CacheBox.Wanted()))
        {
            box.Cache.Put(CacheBox.Key("/m/b.mkv"), CacheBox.Heavy(800_000));
            box.Time.Advance(TimeSpan.FromHours(2));
            box.Cache.Trim();

            Assert.Single(box.Files);
            Assert.NotEmpty(held!.ByWidth[16].Read(0).ToArray());
        }

        box.Cache.Trim();
        Assert.Empty(box.Files);
    }

    [Fact]
    public void Pictures_that_a_finer_set_serves_too_go_when_it_comes()
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures(4));
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures(4, 32));
        Assert.Equal(2, _box.Files.Length);

        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures(2, 16, 32));

        Assert.Single(_box.Files);
        Assert.True(IsHit(CacheBox.Wanted(4, 32)));
    }

    [Fact]
    public void Everything_that_is_no_whole_pack_goes_at_the_start()
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());
        var good = _box.Files.Single();
        File.WriteAllBytes(Path.Combine(_box.Folder, "cut.pack"), File.ReadAllBytes(good)[..^1]);
        File.WriteAllText(Path.Combine(_box.Folder, "text.pack"), "PFPACK\r\n");
        File.WriteAllText(Path.Combine(_box.Folder, ".x.pf-tmp"), "");
        Directory.CreateDirectory(Path.Combine(_box.Folder, "folder", "in"));

        _box.Open();

        Assert.Equal([good], Directory.GetFileSystemEntries(_box.Folder));
        Assert.True(IsHit(CacheBox.Wanted()));
    }

    [Fact]
    public void A_pack_that_was_damaged_meanwhile_is_a_miss_and_goes()
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());
        var bytes = File.ReadAllBytes(_box.Files.Single());
        bytes[^1] ^= 1;
        File.WriteAllBytes(_box.Files.Single(), bytes);

        Assert.False(IsHit(CacheBox.Wanted()));
        Assert.Empty(_box.Files);
    }

    [Fact]
    public void A_pack_that_somebody_deleted_is_a_miss()
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());
        Directory.Delete(_box.Folder, recursive: true);

        Assert.False(IsHit(CacheBox.Wanted()));
    }

    [Fact]
    public void A_folder_that_can_not_be_written_costs_nothing_but_the_cache()
    {
        _box.Cache.Load();
        Directory.CreateDirectory(Path.GetDirectoryName(_box.Folder)!);
        File.WriteAllText(_box.Folder, "in the way");

        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());

        Assert.False(IsHit(CacheBox.Wanted()));
    }

    [Theory]
    [InlineData(0, 2048)]
    [InlineData(60, 0)]
    public void Switched_off_it_keeps_nothing_serves_nothing_and_gives_back_its_space(int minutes, int megabytes)
    {
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());
        (_box.Options.FrameCacheMinutes, _box.Options.FrameCacheMegabytes) = (minutes, megabytes);

        _box.Open();
        Assert.Empty(_box.Files);
        _box.Cache.Put(CacheBox.Key(), CacheBox.Pictures());

        Assert.False(IsHit(CacheBox.Wanted()));
        Assert.Empty(_box.Files);
    }

    private bool IsHit(OutputPlan[] plans) => IsHit(plans, _box.Cache);

    private static bool IsHit(OutputPlan[] plans, PictureCache cache, string path = "/m/a.mkv")
    {
        using var found = cache.Find(CacheBox.Key(path), plans);
        return found is not null;
    }
}
