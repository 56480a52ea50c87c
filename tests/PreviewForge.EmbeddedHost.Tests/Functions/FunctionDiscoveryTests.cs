using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using PreviewForge.EmbeddedHost.Functions;

namespace PreviewForge.EmbeddedHost.Tests.Functions;

public sealed class FunctionDiscoveryTests
{
    [Fact]
    public void Functions_stand_in_the_order_of_their_declaration()
    {
        FunctionIndex index = Find([typeof(Ordered), typeof(Later)]);

        Assert.Equal(["Zebra", "Ant", "Mole", "Bee"], index.Functions.Select(function => function.Name));
    }

    [Theory]
    [InlineData(typeof(SameName), "The name Twice is used by")]
    [InlineData(typeof(NoTrigger), "Bare (PreviewForge.EmbeddedHost.Tests.Functions.FunctionDiscoveryTests+NoTrigger.Run) has 0 triggers")]
    [InlineData(typeof(TwoTriggers), "has 2 triggers; a function has exactly one")]
    [InlineData(typeof(BadName), "'1 st' (")]
    [InlineData(typeof(WrongHttpType), "the parameter of an HTTP trigger is an HttpRequest, not String")]
    [InlineData(typeof(WrongTimerType), "the parameter of a timer trigger is a TimerInfo, not String")]
    public void A_function_that_cannot_work_is_named_with_its_problem(Type type, string message)
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Find([type]));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once()
    {
        string message = Assert.Throws<InvalidOperationException>(() => Find([typeof(SameName), typeof(BadName), typeof(NoTrigger)])).Message;

        Assert.Contains("Twice", message, StringComparison.Ordinal);
        Assert.Contains("1 st", message, StringComparison.Ordinal);
        Assert.Contains("Bare", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("True", false)]
    [InlineData("1", false)]
    [InlineData("false", true)]
    [InlineData("0", true)]
    public void A_setting_disables_a_function(string value, bool isThere)
    {
        FunctionIndex index = Find([typeof(Later)], ("AzureWebJobs.Bee.Disabled", value));

        Assert.Equal(isThere, index.Functions.Any(function => function.Name == "Bee"));
    }

    private static FunctionIndex Find(Type[] types, params (string Name, string Value)[] settings) => FunctionDiscovery.Find(
        types,
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value))).Build());

    private static class Ordered
    {
        [Function("Zebra")]
        public static void Z([TimerTrigger("* * * * *")] TimerInfo timer) => timer.ToString();

        [Function("Ant")]
        public static void A([TimerTrigger("* * * * *")] TimerInfo timer) => timer.ToString();

        [Function("Mole")]
        public static void M([TimerTrigger("* * * * *")] TimerInfo timer) => timer.ToString();
    }

    private static class Later
    {
        [Function("Bee")]
        public static void B([TimerTrigger("* * * * *")] TimerInfo timer) => timer.ToString();
    }

    private static class SameName
    {
        [Function("Twice")]
        public static void A([TimerTrigger("* * * * *")] TimerInfo timer) => timer.ToString();

        [Function("TWICE")]
        public static void B([TimerTrigger("* * * * *")] TimerInfo timer) => timer.ToString();
    }

    private static class NoTrigger
    {
        [Function("Bare")]
        public static void Run(FunctionContext context) => context.ToString();
    }

    private static class TwoTriggers
    {
        [Function("Both")]
        public static void Run([TimerTrigger("* * * * *")] TimerInfo timer, [QueueTrigger("q")] string message) => (timer, message).ToString();
    }

    private static class BadName
    {
        [Function("1 st")]
        public static void Run([TimerTrigger("* * * * *")] TimerInfo timer) => timer.ToString();
    }

    private static class WrongHttpType
    {
        [Function("Web")]
        public static void Run([HttpTrigger("get")] string request, HttpRequest other) => (request, other).ToString();
    }

    private static class WrongTimerType
    {
        [Function("Tick")]
        public static void Run([TimerTrigger("* * * * *")] string timer) => timer.ToString();
    }
}
