using FsCheck.Xunit;
using PreviewForge.GpuRunner.Extraction.Commands;

namespace PreviewForge.Tests.Runner.Commands;

public class ArgumentTextTests
{
    [Property]
    public bool Any_argument_survives_quoting_and_splitting(string? text) =>
        (text ?? "") is var argument && ArgumentText.Split($"-i {ArgumentText.Quote(argument)} -y").SequenceEqual(["-i", argument, "-y"]);

    [Theory]
    [InlineData("""a"b""", "\"a\\\"b\"")]
    [InlineData("""a\"b""", "\"a\\\\\\\"b\"")]
    [InlineData("""ends with \""", "\"ends with \\\\\"")]
    [InlineData("""C:\a b\c""", "\"C:\\a b\\c\"")]
    [InlineData("", "\"\"")]
    public void Quotes_and_the_backslashes_before_them_are_escaped(string argument, string quoted)
    {
        Assert.Equal(quoted, ArgumentText.Quote(argument));
        Assert.Equal([argument], ArgumentText.Split(quoted));
    }

    [Fact]
    public void Spaces_separate_unless_they_are_quoted() =>
        Assert.Equal(["-a", "b c", "d\"e", @"\f"], ArgumentText.Split("  -a  \"b c\" d\\\"e \t \\f "));
}
