using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;

namespace PreviewForge.Tests.App.Api;

public sealed class ApiErrorTests
{
    [Fact]
    public void Members_of_a_family_of_routes_stand_beside_the_envelope()
        => Assert.Equal(
            """{"error":"No","code":"NOT_FOUND","success":false,"list":[1],"nothing":null}""",
            JsonSerializer.Serialize(
                new ApiError("No", "NOT_FOUND") { More = new JsonObject { ["success"] = false, ["list"] = new JsonArray(1), ["nothing"] = null } }, ApiJson.Options));

    [Fact]
    public void Without_them_the_envelope_is_all()
        => Assert.Equal("""{"error":"No","code":"NOT_FOUND","hint":"Look"}""", JsonSerializer.Serialize(new ApiError("No", "NOT_FOUND", "Look"), ApiJson.Options));
}
