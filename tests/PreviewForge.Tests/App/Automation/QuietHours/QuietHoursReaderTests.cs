using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Automation.QuietHours;

namespace PreviewForge.Tests.App.Automation.QuietHours;

public sealed class QuietHoursReaderTests
{
    [Theory]
    [InlineData("null", false, 0)]
    [InlineData("5", false, 0)]
    [InlineData("""{"enabled": true}""", true, 0)]
    [InlineData("""{"enabled": "yes", "windows": [{"start": "08:00", "end": "17:00"}]}""", false, 1)]
    [InlineData("""{"enabled": true, "windows": {}}""", true, 0)]
    [InlineData("""{"enabled": true, "start": "22:00", "end": "06:00"}""", true, 1)]
    [InlineData("""{"enabled": true, "windows": [5, null, {"start": "08:00"}, {"start": "25:00", "end": "06:00"}, {"start": "08:00", "end": "17:00", "days": ["moonday"]}]}""", true, 0)]
    [InlineData("""{"enabled": true, "windows": [{"start": "8:0", "end": "17:00", "days": ["mon", 5, "moonday"]}, {"start": "22:00", "end": "06:00", "days": "mon"}]}""", true, 2)]
    public void What_makes_no_sense_in_the_file_is_left_out(string saved, bool isEnabled, int windows)
    {
        QuietWindows read = QuietHoursReader.Read(JsonNode.Parse(saved));

        Assert.Equal((isEnabled, windows), (read.Enabled, read.Windows.Count));
    }

    [Fact]
    public void A_window_without_days_is_for_every_day()
        => Assert.Equal(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], QuietHoursReader.Read(JsonNode.Parse("""{"windows": [{"start": "08:00", "end": "17:00", "days": []}]}""")).Windows[0].Days.Texts);

    [Theory]
    [InlineData("""{"windows": {}}""", "windows must be a list")]
    [InlineData("""{"windows": [5]}""", "Window #1: must be an object")]
    [InlineData("""{"windows": [{"start": "08:00", "end": "09:00"}, {"start": "08:00"}]}""", "Window #2: start and end are required")]
    [InlineData("""{"start": "08:00"}""", "Window #1: start and end are required")]
    [InlineData("""{"windows": [{"start": "25:00", "end": "01:00"}]}""", "Window #1: start '25:00' is no time from 00:00 to 23:59")]
    [InlineData("""{"windows": [{"start": "08:00", "end": "8"}]}""", "Window #1: end '8' is no time from 00:00 to 23:59")]
    [InlineData("""{"windows": [{"start": "08:00", "end": "09:00", "days": "mon"}]}""", "Window #1: days must be a list")]
    [InlineData("""{"windows": [{"start": "08:00", "end": "09:00", "days": ["mon", "moonday", 7]}]}""", "Window #1: invalid day(s): moonday, 7; they are mon, tue, wed, thu, fri, sat, sun")]
    [InlineData("""{"enabled": "yes"}""", "enabled must be a boolean")]
    public void What_makes_no_sense_in_a_request_is_refused_with_the_number_of_the_window(string sent, string error)
        => Assert.Equal(error, Assert.Throws<ApiException>(() => QuietHoursRequest.From(JsonNode.Parse(sent)!.AsObject())).Message);
}
