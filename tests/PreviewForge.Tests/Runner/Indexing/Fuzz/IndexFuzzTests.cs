namespace PreviewForge.Tests.Runner.Indexing.Fuzz;

/// <summary>A quick part of what <c>./forge bench fuzz</c> does at length.</summary>
public class IndexFuzzTests
{
    private const int Files = 16_000;

    public static TheoryData<string> Seeds => [.. Seed.All.Select(seed => seed.Name)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Sound_files_that_are_recognised_have_an_index_from_which_keyframes_are_read(string name)
    {
        var fuzz = new IndexFuzz(isAlone: false);

        Assert.Null(await fuzz.CheckAsync(Seed.All.Single(seed => seed.Name == name).Content));
        Assert.Equal(fuzz.Recognised, fuzz.Found);
        Assert.InRange(fuzz.Keyframes, fuzz.Found, 3 * fuzz.Found);
    }

    [Fact]
    public async Task Damaged_files_are_refused_or_read_without_harm()
    {
        var fuzz = new IndexFuzz(isAlone: false);
        var mutator = new Mutator(Seed.All);
        for (var number = 0L; number < Files; number++)
        {
            var (content, seed) = mutator.Make(number);
            var finding = await fuzz.CheckAsync(content);
            Assert.True(finding is null, $"{seed.Name}, damage {number}: {finding}");
        }
    }
}
