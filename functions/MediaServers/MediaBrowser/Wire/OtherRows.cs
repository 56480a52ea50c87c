using System.Text.Json.Nodes;

namespace PreviewForge.Functions.MediaServers.MediaBrowser.Wire;

internal sealed record SystemInfoRow(string? Id, string? ServerName, string? Version);

internal sealed record MediaUpdates(IReadOnlyList<MediaUpdate> Updates);

/// <param name="UpdateType"><c>Created</c>, <c>Modified</c> or <c>Deleted</c>.</param>
internal sealed record MediaUpdate(string Path, string UpdateType);

internal sealed record TaskRow(string? Id, string? Key, string? State, string? Description, JsonArray? Triggers);

internal sealed record PasswordBody(string Username, string Pw);

internal sealed record SecretBody(string Secret);

internal sealed record SignInAnswer(string? AccessToken, string? ServerId, SignedInUser? User, SignedInSession? SessionInfo);

internal sealed record SignedInUser(string? Id, string? ServerName);

internal sealed record SignedInSession(string? DeviceId);

internal sealed record QuickConnectRow(bool Authenticated, string? Secret, string? Code, string? DeviceId);

internal sealed record BridgePing(string? Plugin, string? Version, bool? Ok, string? TrickplayRoot);

internal sealed record BridgeItem(string? ItemId, string? Name, string? Type);

internal sealed record BridgeError(string? Error);

/// <summary>Somebody who is connected.</summary>
internal sealed record SessionRow(PlayingItemRow? NowPlayingItem, PlayStateRow? PlayState);

/// <param name="MediaType"><c>Video</c>, <c>Audio</c>, <c>Photo</c> or <c>Book</c>.</param>
internal sealed record PlayingItemRow(string? Type, string? MediaType);

internal sealed record PlayStateRow(bool? IsPaused);
