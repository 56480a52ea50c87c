using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.EmbeddedHost.Functions.Binding;

namespace PreviewForge.EmbeddedHost.Tests.Functions;

public sealed class ValueConversionTests
{
    public static TheoryData<string, Type, object> Fitting => new()
    {
        { "some text", typeof(string), "some text" },
        { "7", typeof(int), 7 },
        { "-7", typeof(long?), -7L },
        { "1.5", typeof(double), 1.5 },
        { "true", typeof(bool), true },
        { "tuesday", typeof(DayOfWeek), DayOfWeek.Tuesday },
        { "2026-01-02", typeof(DateOnly), new DateOnly(2026, 1, 2) },
        { "2026-01-02T03:04:05+01:00", typeof(DateTimeOffset), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)) },
        { "8c1f6f3e-0d8c-4c3e-9d2d-1c9b7a0f5e11", typeof(Guid), Guid.Parse("8c1f6f3e-0d8c-4c3e-9d2d-1c9b7a0f5e11") },
    };

    [Theory]
    [MemberData(nameof(Fitting))]
    public void A_text_becomes_a_value_of_the_parameters_type(string text, Type type, object expected) =>
        Assert.Equal(expected, ValueConversion.FromText(text, type, new JsonObjectSerializer()));

    [Theory]
    [InlineData("TRUE", typeof(bool))]
    [InlineData("seven", typeof(int))]
    [InlineData("007", typeof(int))]
    [InlineData("99999999999", typeof(int))]
    [InlineData("someday", typeof(DayOfWeek))]
    [InlineData("yesterday", typeof(DateTimeOffset))]
    [InlineData("no-guid", typeof(Guid))]
    public void A_text_that_does_not_fit_is_an_input_error(string text, Type type) =>
        Assert.Throws<FunctionInputConverterException>(() => ValueConversion.FromText(text, type, new JsonObjectSerializer()));
}
