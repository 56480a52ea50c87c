using PreviewForge.Previews.Freshness;

namespace PreviewForge.Tests.Runner.Sweeping;

public sealed class ForeignPreviewTests : IDisposable
{
    private readonly Library _library = new();

    public ForeignPreviewTests()
    {
        _library.Film("A.mkv");
        _library.Film("B.mkv");
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public void Previews_without_our_journal_are_not_ours()
    {
        var gone = _library.Film("Gone.mkv");
        File.Delete(gone);
        foreach (var journal in Library.FilesOf(gone).Where(path => path.EndsWith(".meta", StringComparison.Ordinal)))
        {
            File.WriteAllText(journal, "{\"schema\":1}");
        }

        AssertNothingIsRemoved();
    }

    [Theory]
    [InlineData("OtherTool 1.0", JournalPublisher.EmbySidecar, "Gone.mkv")]
    [InlineData("PreviewForgery 1.0", JournalPublisher.EmbySidecar, "Gone.mkv")]
    [InlineData("PreviewForge 1.0", JournalPublisher.WebVtt, "Gone.mkv")]
    [InlineData("PreviewForge 1.0", JournalPublisher.PlexBundle, "Gone.mkv")]
    [InlineData("PreviewForge 1.0", JournalPublisher.EmbySidecar, "Other.mkv")]
    public void A_journal_that_contradicts_its_place_proves_nothing(string tool, string publisher, string source)
    {
        Sidecar(_library.InRoot(source), publisher, tool);

        AssertNothingIsRemoved();
    }

    [Fact]
    public void Previews_of_media_preview_generator_are_removed_when_their_journal_names_a_lost_video_of_that_folder()
    {
        Sidecar(_library.InRoot("Gone.mkv"), JournalPublisher.EmbySidecar, tool: null);
        var sheets = Library.Sheets(_library.InRoot("Gone.mkv"));
        Library.Write(Path.Combine(sheets, "0.jpg"), "sheet");
        Library.WriteJournal(Path.Combine(sheets, "0.jpg"), _library.InRoot("Gone.mkv"), JournalPublisher.JellyfinTrickplay, tool: null);

        Assert.Equal(2, _library.Sweep().Removed);
        Assert.True(Library.HasNoTrace(_library.InRoot("Gone.mkv")));
    }

    [Fact]
    public void Previews_of_media_preview_generator_that_were_made_under_another_mount_stay()
    {
        Sidecar("/elsewhere/Gone.mkv", JournalPublisher.EmbySidecar, tool: null);

        AssertNothingIsRemoved();
    }

    [Fact]
    public void Sheets_that_jellyfin_made_stay_with_their_folder()
    {
        var gone = _library.Film("Gone.mkv");
        File.Delete(gone);
        var foreign = Path.Combine(Path.GetDirectoryName(Library.Sheets(gone))!, "640 - 10x10", "0.jpg");
        Library.Write(foreign, "Jellyfin's");

        Assert.Equal(3, _library.Sweep().Removed);
        Assert.True(File.Exists(foreign));
        Assert.False(Directory.Exists(Library.Sheets(gone)));
    }

    [Fact]
    public void A_file_that_is_no_sheet_stays_with_its_folder()
    {
        var gone = _library.Film("Gone.mkv");
        File.Delete(gone);
        var note = Path.Combine(Library.Sheets(gone), "notes.jpg");
        Library.Write(note, "mine");

        _library.Sweep();

        Assert.True(File.Exists(note));
        Assert.False(File.Exists(Path.Combine(Library.Sheets(gone), "0.jpg")));
    }

    private void Sidecar(string source, string publisher, string? tool)
    {
        var bif = Library.Bif(_library.InRoot("Gone.mkv"));
        Library.Write(bif, "bif");
        Library.WriteJournal(bif, source, publisher, tool);
    }

    private void AssertNothingIsRemoved()
    {
        var before = _library.Everything();

        var result = _library.Sweep();

        Assert.Equal(before, _library.Everything());
        Assert.Equal((6, 0), (result.Previews, result.Orphans));
    }
}
