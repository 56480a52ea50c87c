using System.Text.Json.Nodes;
using PreviewForge.Functions.Automation.QuietHours;
using PreviewForge.Functions.Jobs.Pausing;

namespace PreviewForge.Tests.App.Automation.QuietHours;

public sealed class QuietHoursPauseTests
{
    [Fact]
    public async Task A_job_is_not_let_in_within_a_window_and_is_after_it()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await SaveAsync(box, """{"enabled": true, "windows": [{"start": "11:00", "end": "13:00"}]}""");
        Guid job = await box.SubmitAsync(box.Video("a.mkv"));

        Assert.False(await box.LetInAsync(job));
        Assert.Equal([PauseReason.QuietHours], box.Get<ProcessingPause>().Reasons);
        box.Time.Advance(TimeSpan.FromHours(1));

        Assert.True(await box.LetInAsync(job));
    }

    [Fact]
    public async Task The_end_of_a_window_leaves_the_pause_of_a_person()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await SaveAsync(box, """{"enabled": true, "windows": [{"start": "11:00", "end": "13:00"}]}""");
        await box.Get<UserPause>().SetAsync(true, AppBox.Soon);
        Assert.Equal([PauseReason.User, PauseReason.QuietHours], box.Get<ProcessingPause>().Reasons);

        box.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal([PauseReason.User], box.Get<ProcessingPause>().Reasons);
    }

    [Fact]
    public async Task What_is_saved_counts_at_once()
    {
        await using AppBox box = await AppBox.OpenAsync();
        QuietHoursEditor editor = box.Get<QuietHoursEditor>();

        await SaveAsync(box, """{"enabled": true, "start": "11:00", "end": "13:00"}""");
        bool during = editor.Show().CurrentlyInQuietWindow;
        await SaveAsync(box, """{"enabled": false}""");

        Assert.Equal((true, false, 1), (during, editor.Show().CurrentlyInQuietWindow, editor.Show().Windows.Count));
    }

    [Fact]
    public async Task Wall_time_is_that_of_the_zone_that_the_clock_is_in()
    {
        await using AppBox box = await AppBox.OpenAsync();
        await SaveAsync(box, """{"enabled": true, "start": "20:30", "end": "21:30"}""");

        box.Time.SetLocalTimeZone(TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo"));

        Assert.True(box.Get<QuietHoursPause>().IsActive());
    }

    private static Task<bool> SaveAsync(AppBox box, string sent)
        => box.Get<QuietHoursEditor>().SaveAsync(QuietHoursRequest.From(JsonNode.Parse(sent)!.AsObject()), AppBox.Soon);
}
