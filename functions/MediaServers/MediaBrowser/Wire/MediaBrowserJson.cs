using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

/// <summary>Names are the vendors'; numbers may come as text.</summary>
[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(ItemsAnswer))]
[JsonSerializable(typeof(List<VirtualFolder>))]
[JsonSerializable(typeof(LibraryOptionsBody))]
[JsonSerializable(typeof(SystemInfoRow))]
[JsonSerializable(typeof(MediaUpdates))]
[JsonSerializable(typeof(List<TaskRow>))]
[JsonSerializable(typeof(List<SessionRow>))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(PasswordBody))]
[JsonSerializable(typeof(SecretBody))]
[JsonSerializable(typeof(SignInAnswer))]
[JsonSerializable(typeof(QuickConnectRow))]
[JsonSerializable(typeof(BridgePing))]
[JsonSerializable(typeof(BridgeItem))]
[JsonSerializable(typeof(BridgeError))]
internal sealed partial class MediaBrowserJson : JsonSerializerContext;
