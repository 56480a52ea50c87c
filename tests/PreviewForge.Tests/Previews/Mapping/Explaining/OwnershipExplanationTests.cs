using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PreviewForge.Previews.Mapping;
using PreviewForge.Previews.Mapping.Explaining;

namespace PreviewForge.Tests.Previews.Mapping.Explaining;

public sealed class OwnershipExplanationTests
{
    private static readonly Gen<string> Names = Gen.Elements("films", "Films", "films-old", "4k", "caf\u00E9", "cafe\u0301", "tv", "a.mkv");

    private static readonly Gen<string> Paths = Gen.ListOf(Names, 4).Select(names => "/" + string.Join('/', names));

    [Theory]
    [InlineData("", "/data/movies", "/data/movies/A/a.mkv", RootVerdict.Holds)]
    [InlineData("", "/data/movies/", "/data//movies/./A/a.mkv", RootVerdict.Holds)]
    [InlineData("", "/data/movies", "/data/movies-archive/a.mkv", RootVerdict.Namesake)]
    [InlineData("", "/media", "/media2/a.mkv", RootVerdict.Namesake)]
    [InlineData("", "/data/movies", "/data/movies", RootVerdict.IsFolderItself)]
    [InlineData("", "/data/movies", "/data/movies/../a.mkv", RootVerdict.Elsewhere)]
    [InlineData("/jf => /media", "/jf/films", "/media/films/a.mkv", RootVerdict.Holds)]
    [InlineData("/jf => /media", "/jf/films", "/jf/films/a.mkv", RootVerdict.Elsewhere)]
    [InlineData(@"F:\Films => /media/films", @"F:\Films\4k", "/media/films/4k/a.mkv", RootVerdict.Holds)]
    [InlineData("", @"F:\Films", "/media/films/a.mkv", RootVerdict.ForeignName)]
    [InlineData("", @"\\nas\films", "/media/films/a.mkv", RootVerdict.ForeignName)]
    [InlineData("", "/media/films", @"/media\films\a.mkv", RootVerdict.OtherSeparators)]
    [InlineData("", "D:/movies", @"D:\movies\a.mkv", RootVerdict.Holds)]
    [InlineData("", " ", "/x/a.mkv", RootVerdict.Blank)]
    [InlineData("", "/data/cafe\u0301", "/data/caf\u00E9/a.mkv", RootVerdict.Holds)]
    [InlineData("", "/Data/Movies", "/data/movies/a.mkv", RootVerdict.OtherCase)]
    [InlineData("", "/DATA/CAF\u00C9", "/data/cafe\u0301/a.mkv", RootVerdict.OtherCase)]
    [InlineData("", "/other", "/data/movies/a.mkv", RootVerdict.Elsewhere)]
    public void Each_folder_says_why_it_does_or_does_not_hold_the_path(string mapping, string folder, string path, RootVerdict verdict)
        => Assert.Equal(verdict, Assert.Single(Explain(path, Server(mapping, folder)).Libraries[0].Folders[0].Roots).Verdict);

    [Fact]
    public void A_folder_with_two_local_names_is_held_by_the_one_that_fits()
    {
        ServerExplanation server = Explain("/m2/tv/a.mkv", Server("/data => /m1; /data => /m2", "/data/tv"));

        Assert.Equal([("/m1/tv", RootVerdict.Elsewhere), ("/m2/tv", RootVerdict.Holds)], server.Libraries[0].Folders[0].Roots.Select(root => (root.Path, root.Verdict)));
        Assert.Equal("/m2/tv", server.Owner!.Match!.Path);
    }

    [Fact]
    public void The_mapping_with_the_longest_prefix_comes_first()
        => Assert.Equal(
            ["/media/4k", "/media"],
            Explain("/fast/films/a.mkv", Server("/media => /data; /media/4k => /fast", "/media/4k/films")).Libraries[0].Folders[0].Roots.Select(root => root.By!.RemotePrefix));

    [Fact]
    public void What_is_disabled_would_have_held_the_path()
    {
        ExplainedServer server = Server("", "/m");
        ServerFolders libraryOff = server.Folders with { Libraries = [server.Folders.Libraries[0] with { IsEnabled = false }] };

        Assert.Null(Explain("/m/a.mkv", server with { Folders = server.Folders with { IsEnabled = false } }).Owner);
        ServerExplanation off = Explain("/m/a.mkv", server with { Folders = libraryOff });
        Assert.Null(off.Owner);
        Assert.Equal(RootVerdict.Disabled, off.Libraries[0].Folders[0].Roots[0].Verdict);
    }

    [Theory]
    [InlineData("/m/old", ExcludeKind.Path, true)]
    [InlineData("/m/ol", ExcludeKind.Path, false)]
    [InlineData(@"\.mkv$", ExcludeKind.Regex, true)]
    [InlineData("(a+)+$", ExcludeKind.Regex, false)]
    public void The_rule_that_excludes_the_path_is_named(string value, ExcludeKind kind, bool excludes)
    {
        var rule = new ExcludeRule(value, kind);

        Assert.Equal(excludes ? rule : null, Explain("/m/old/a.mkv", Server("", "/m") with { Excludes = [new ExcludeRule("/x"), rule] }).ExcludedBy);
    }

    [Theory]
    [InlineData("", "/data/movies", "/mnt/user/data/movies/a.mkv", "/data", "/mnt/user/data")]
    [InlineData("", "/movies", "/mnt/user/movies/a.mkv", "/movies", "/mnt/user/movies")]
    [InlineData("", "/jf/films", "/media/films/a.mkv", "/jf", "/media")]
    [InlineData("", "/jf/FILMS", "/media/films/a.mkv", "/jf", "/media")]
    [InlineData("", @"F:\Films\4k", "/media/films/4k/a.mkv", "F:", "/media")]
    [InlineData("", "/jf/tv|/jf/films/4k", "/media/films/4k/a.mkv", "/jf", "/media")]
    [InlineData("/x => /y", "/jf/films", "/media/films/a.mkv", "/jf", "/media")]
    public void A_missing_mapping_is_found_by_what_folder_and_path_have_in_common(string mapping, string folders, string path, string remote, string local)
        => Assert.Equal(new MappingHint(remote, local, false), Explain(path, Server(mapping, folders.Split('|'))).Hint);

    [Theory]
    [InlineData("/jf/films", "/media/films/a.mkv")]
    [InlineData("/jf/films/4k", "/media/films/4k/b/a.mkv")]
    [InlineData(@"F:\Films\4k", "/media/films/4k/a.mkv")]
    [InlineData("/data/movies", "/mnt/user/data/movies/a.mkv")]
    [InlineData("/movies", "/mnt/user/movies/a.mkv")]
    public void To_follow_a_hint_makes_the_server_own_the_path_unless_capitals_differ(string folder, string path)
    {
        MappingHint hint = Explain(path, Server("", folder)).Hint!;

        RootVerdict verdict = Explain(path, Server($"{hint.RemotePrefix} => {hint.LocalPrefix}", folder)).Libraries[0].Folders[0].Roots[0].Verdict;

        Assert.Contains(verdict, new[] { RootVerdict.Holds, RootVerdict.OtherCase });
    }

    [Fact]
    public void Nothing_in_common_is_no_hint() => Assert.Null(Explain("/media/films/a.mkv", Server("", "/jf/tv")).Hint);

    [Property(MaxTest = 300)]
    public Property The_explanation_names_the_same_owners_as_the_rule_itself() => Prop.ForAll(
        Paths.ToArbitrary(), Paths.ToArbitrary(), Paths.Two().ToArbitrary(), (path, folder, pair) =>
        {
            ExplainedServer[] servers = [Server($"{pair.Item1} => {pair.Item2}", folder, pair.Item1), Server("", folder)];

            IEnumerable<Owner> explained = OwnershipExplanation.Of(path, servers).Servers
                .Where(server => server.Owner is not null).Select(server => new Owner(server.ServerId, server.Owner!.LibraryId));

            Assert.Equal(Ownership.Of(path, servers.Select(server => server.Folders)), explained);
        });

    [Property(MaxTest = 300)]
    public Property Each_local_name_of_a_folder_is_one_that_the_mappings_give() => Prop.ForAll(
        Paths.ToArbitrary(), Paths.Two().ToArbitrary(), Paths.Two().ToArbitrary(), (path, one, two) =>
        {
            var map = new PathMap([new(one.Item1, one.Item2, []), new(two.Item1, two.Item2, [])]);

            Assert.Equal(map.RemoteToLocal(path), map.ExplainRemote(path).Select(name => name.Path));
        });

    [Property(MaxTest = 300)]
    public Property A_path_below_a_mapped_folder_is_mapped_there_and_back() => Prop.ForAll(
        Paths.ToArbitrary(), Paths.ToArbitrary(), Paths.ToArbitrary(), (remote, local, rest) =>
        {
            var map = new PathMap([new(remote, local, [])]);

            Assert.Equal([remote + rest], map.RemoteToLocal(remote + rest).SelectMany(map.LocalToRemote));
        });

    private static ServerExplanation Explain(string path, ExplainedServer server) => Assert.Single(OwnershipExplanation.Of(path, [server]).Servers);

    private static ExplainedServer Server(string mappings, params string[] folders) => new(
        new ServerFolders(
            string.Join('|', folders) + mappings,
            true,
            new PathMap(mappings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split("=>")).Select(row => new PathMapping(row[0].Trim(), row[1].Trim(), []))),
            [new LibraryFolders("lib", true, folders)]),
        []);
}
