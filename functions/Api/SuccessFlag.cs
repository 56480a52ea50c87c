using System.Text.Json.Nodes;

namespace PreviewForge.Functions.Api;

/// <summary>Routes whose clients ask <c>success</c> first, also of a refusal.</summary>
internal static class SuccessFlag
{
    /// <summary>Adds <c>"success": false</c> to the refusals of a route.</summary>
    public static async Task<T> AddAsync<T>(Func<Task<T>> route)
    {
        try
        {
            return await route();
        }
        catch (ApiException refused)
        {
            throw refused.With(new JsonObject { ["success"] = false });
        }
    }
}
