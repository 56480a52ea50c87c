using System.Text.Json;
using PreviewForge.Contracts;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Jobs.Submission;

namespace PreviewForge.Tests.App.Jobs.Submission;

public sealed class ManualJobRequestTests
{
    [Theory]
    [InlineData("""{}""", "file_paths is required and must not be empty")]
    [InlineData("""{"file_paths": []}""", "file_paths is required and must not be empty")]
    [InlineData("""{"file_paths": null}""", "file_paths is required and must not be empty")]
    [InlineData("""{"file_paths": ["  ", ""]}""", "No valid file paths provided")]
    [InlineData("""{"file_paths": "/media/a.mkv"}""", "file_paths must be a list of strings")]
    [InlineData("""{"file_paths": ["/media/a.mkv", 7]}""", "file_paths must be a list of strings")]
    [InlineData("""{"file_paths": ["\ud800"]}""", "The body holds text that is not valid Unicode")]
    public void What_is_wrong_is_said(string body, string expected)
    {
        var refused = Assert.Throws<ApiException>(() => Parse(body));

        Assert.Equal((400, "VALIDATION_ERROR", expected), (refused.Status, refused.Code, refused.Message));
    }

    [Fact]
    public void A_hundred_thousand_paths_are_refused_with_the_limit()
    {
        string body = JsonSerializer.Serialize(new { file_paths = Enumerable.Repeat("/m/a.mkv", 100_000) });

        Assert.Contains("10000 are allowed", Assert.Throws<ApiException>(() => Parse(body)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", JobPriority.High)]
    [InlineData("3", JobPriority.Low)]
    [InlineData("\"high\"", JobPriority.High)]
    [InlineData("\" LOW \"", JobPriority.Low)]
    [InlineData("\"1\"", JobPriority.High)]
    [InlineData("0", JobPriority.Normal)]
    [InlineData("4", JobPriority.Normal)]
    [InlineData("1.5", JobPriority.Normal)]
    [InlineData("99999999999", JobPriority.Normal)]
    [InlineData("\"urgent\"", JobPriority.Normal)]
    [InlineData("\"high,low\"", JobPriority.Normal)]
    [InlineData("null", JobPriority.Normal)]
    [InlineData("[1]", JobPriority.Normal)]
    public void A_priority_is_a_number_or_a_name_and_anything_else_is_normal(string priority, JobPriority expected)
        => Assert.Equal(expected, Parse($$"""{"file_paths": ["/a"], "priority": {{priority}}}""").Priority);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"TRUE\"", true)]
    [InlineData("\"1\"", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("\"no\"", false)]
    [InlineData("2", false)]
    [InlineData("{}", false)]
    public void Force_may_be_written_in_several_ways(string force, bool expected)
        => Assert.Equal(expected, Parse($$"""{"file_paths": ["/a"], "force_regenerate": {{force}}}""").Force);

    private static ManualJobRequest Parse(string body) => ManualJobRequest.From(JsonDocument.Parse(body).RootElement);
}
