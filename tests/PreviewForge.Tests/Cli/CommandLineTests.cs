using System.CommandLine;
using PreviewForge.Cli.Preview;
using PreviewForge.Cli.Stack;
using PreviewForge.Cli.Up;
using PreviewForge.Contracts.Work;

namespace PreviewForge.Tests.Cli;

public class CommandLineTests
{
    [Fact]
    public void Without_options_every_format_is_made_at_the_usual_scale()
    {
        var choice = Read();

        Assert.Equal((10, 320), (choice.IntervalSeconds, choice.Width));
        Assert.Equal([OutputFormat.Bif, OutputFormat.Trickplay, OutputFormat.WebVtt], choice.Formats);
    }

    [Fact]
    public void Options_choose_scale_and_formats()
    {
        var choice = Read("--interval", "2", "--width", "240", "--format", "webvtt,bif");

        Assert.Equal((2, 240), (choice.IntervalSeconds, choice.Width));
        Assert.Equal([OutputFormat.WebVtt, OutputFormat.Bif], choice.Formats);
    }

    [Theory]
    [InlineData("--interval", "0")]
    [InlineData("--interval", "61")]
    [InlineData("--interval", "ten")]
    [InlineData("--width", "14")]
    [InlineData("--width", "321")]
    [InlineData("--width", "3842")]
    [InlineData("--format", "bif,gif")]
    [InlineData("--format", "1")]
    public void A_value_out_of_range_is_an_error(string option, string value) =>
        Assert.NotEmpty(PreviewCommand.Create().Parse([option, value]).Errors);

    [Fact]
    public void The_demo_takes_no_path() => Assert.NotEmpty(UpCommand.Create().Parse(["--demo", "/media"]).Errors);

    [Fact]
    public void The_demo_takes_the_scale_of_its_pictures() => Assert.Empty(UpCommand.Create().Parse(["--demo", "--interval", "2", "--width", "240"]).Errors);

    private static OutputChoice Read(params string[] arguments)
    {
        var options = new OutputOptions();
        var command = new Command("any");
        options.AddTo(command);
        return options.Read(command.Parse(arguments));
    }
}
