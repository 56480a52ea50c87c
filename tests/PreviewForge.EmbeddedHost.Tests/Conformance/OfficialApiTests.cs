using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Tests.Conformance;

public sealed class OfficialApiTests
{
    private static readonly OfficialApi Official = OfficialApi.Read();
    private static readonly Assembly Ours = typeof(FunctionContext).Assembly;

    public static TheoryData<string> Types => [.. Ours.GetExportedTypes().Select(type => type.FullName!)];

    [Fact]
    public void Nothing_of_the_host_itself_is_public() =>
        Assert.All(Ours.GetExportedTypes(), type => Assert.False(type.Namespace!.StartsWith("PreviewForge", StringComparison.Ordinal), type.FullName));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_public_type_and_its_members_are_those_of_the_official_packages(string name)
    {
        Type type = Ours.GetType(name)!;
        string listed = ListedName(type);

        Assert.Equal(Official.KindOf(listed), Kind(type, Official.KindOf(listed)));
        Assert.All(Signatures.Of(type), member => Assert.True(Official.HasMember(listed, member), $"{member} is not official."));
    }

    private static string ListedName(Type type) => type.IsGenericType
        ? $"{type.Namespace}.{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(argument => argument.Name))}>"
        : $"{type.Namespace}.{type.Name}";

    private static string Kind(Type type, string? official)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "delegate";
        }

        bool isRecord = type.GetMethod("<Clone>$") is not null || (type.IsValueType && official?.Contains("record", StringComparison.Ordinal) == true);
        string kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => isRecord ? "record struct" : "struct",
            _ => isRecord ? "record" : "class",
        };
        return type switch
        {
            { IsClass: true, IsAbstract: true, IsSealed: true } => $"static {kind}",
            { IsClass: true, IsAbstract: true } => $"abstract {kind}",
            _ => kind,
        };
    }
}
