using System.Text.Json;

namespace PreviewForge.Tests.Contracts;

internal static class CleanRefusal
{
    /// <summary>The two exceptions that the serializer documents for JSON that it can't take.</summary>
    public static void AssertIsCleanRefusal(this Exception e) => Assert.True(e is JsonException or NotSupportedException, e.ToString());
}
