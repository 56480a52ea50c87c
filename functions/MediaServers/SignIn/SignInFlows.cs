using System.Text.Json;
using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.MediaServers.Http;
using PreviewForge.Functions.MediaServers.MediaBrowser.SignIn;
using PreviewForge.Functions.MediaServers.Registry;
using PreviewForge.Functions.Security;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.SignIn;

/// <summary>Signs in to servers that are not saved yet. Nothing is stored; what the server refuses is an answer, not a failure.</summary>
public sealed class SignInFlows(PasswordSignIn passwords, QuickConnectSignIn quickConnect, OutboundTargets targets)
{
    /// <exception cref="ApiException">400: something is missing, or the address can't be used.</exception>
    public async Task<SignedIn> PasswordAsync(ServerType type, JsonObject body, CancellationToken cancellationToken)
        => SignedIn.Of(await passwords.SignInAsync(Target(type, body), Required(body, "username"), body.TextOf("password"), cancellationToken));

    /// <inheritdoc cref="PasswordAsync"/>
    public async Task<QuickConnectCode> InitiateAsync(JsonObject body, CancellationToken cancellationToken)
        => QuickConnectCode.Of(await quickConnect.InitiateAsync(Target(ServerType.Jellyfin, body), cancellationToken));

    /// <inheritdoc cref="PasswordAsync"/>
    public async Task<QuickConnectState> PollAsync(JsonObject body, CancellationToken cancellationToken)
    {
        QuickConnectPoll poll = await quickConnect.PollAsync(Target(ServerType.Jellyfin, body), Secret.From(Required(body, "secret"))!, cancellationToken);
        return new QuickConnectState(true, poll.Authenticated, poll.Message);
    }

    /// <inheritdoc cref="PasswordAsync"/>
    public async Task<SignedIn> ExchangeAsync(JsonObject body, CancellationToken cancellationToken)
        => SignedIn.Of(await quickConnect.ExchangeAsync(Target(ServerType.Jellyfin, body), Secret.From(Required(body, "secret"))!, cancellationToken));

    private SignInTarget Target(ServerType type, JsonObject body)
    {
        if (targets.WhyUnfit(Required(body, "url"), out Uri? url) is { } problem)
        {
            throw Invalid(problem);
        }

        return body["verify_ssl"]?.GetValueKind() switch
        {
            null or JsonValueKind.True => new SignInTarget(type, url!),
            JsonValueKind.False => new SignInTarget(type, url!, VerifyTls: false),
            _ => throw Invalid("verify_ssl must be true or false"),
        };
    }

    private static string Required(JsonObject body, string key) => body.TextOf(key).Trim() is { Length: > 0 } text ? text : throw Invalid($"{key} is required");

    private static ApiException Invalid(string message) => ApiException.Invalid(message).With(new JsonObject { ["ok"] = false, ["message"] = message });
}
