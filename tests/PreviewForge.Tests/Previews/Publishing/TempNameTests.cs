using System.Text;
using PreviewForge.Previews.Publishing;

namespace PreviewForge.Tests.Previews.Publishing;

public sealed class TempNameTests
{
    private static readonly PublisherId Id = PublisherId.From("runner-1");

    [Theory]
    [InlineData('a')]
    [InlineData('é')]
    [InlineData('日')]
    public void The_temporary_name_of_the_longest_name_still_fits(char letter)
    {
        var longest = new string(letter, 255 / Encoding.UTF8.GetByteCount([letter]));
        var temp = TempName.For(longest, Id, TempName.Staged);

        Assert.InRange(Encoding.UTF8.GetByteCount(temp), 1, 255);
        Assert.True(TempName.IsTempOf(temp, Id));
        Assert.NotEqual(temp, TempName.For(longest[1..] + "x", Id, TempName.Staged));
    }

    [Fact]
    public void One_publisher_always_takes_the_same_name_and_two_never_do()
    {
        Assert.Equal(TempName.For("a", Id, TempName.Staged), TempName.For("a", PublisherId.From("runner-1"), TempName.Staged));
        Assert.NotEqual(TempName.For("a", Id, TempName.Staged), TempName.For("a", PublisherId.From("runner-2"), TempName.Staged));
        Assert.False(TempName.IsTempOf(TempName.For("a", PublisherId.From("runner-2"), TempName.Staged), Id));
    }

    [Theory]
    [InlineData("../../etc")]
    [InlineData("")]
    [InlineData("Büro PC")]
    [InlineData("a-name-that-is-longer-than-thirty-two-characters")]
    public void Any_text_makes_a_publisher_whose_id_is_fit_for_a_file_name(string text)
    {
        var id = PublisherId.From(text).ToString();

        Assert.InRange(id.Length, 1, 32);
        Assert.All(id, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
    }
}
