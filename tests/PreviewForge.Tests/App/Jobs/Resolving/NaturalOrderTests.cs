using PreviewForge.Functions.Jobs.Resolving;

namespace PreviewForge.Tests.App.Jobs.Resolving;

public sealed class NaturalOrderTests
{
    [Fact]
    public void Numbers_are_ordered_by_value_and_letters_without_case()
    {
        string[] names = ["e10", "E2", "e1", "e002", "d", "e", "e1b", "é", "e99999999999999999999", "e100000000000000000000"];

        Assert.Equal(
            ["d", "e", "e1", "e1b", "E2", "e002", "e10", "e99999999999999999999", "e100000000000000000000", "é"],
            names.Order(NaturalOrder.Instance));
    }

    [Fact]
    public void Different_names_are_never_equal() => Assert.NotEqual(0, NaturalOrder.Instance.Compare("a01", "a1"));
}
