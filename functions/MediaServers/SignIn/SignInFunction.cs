using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.MediaServers.SignIn;

/// <summary>Gets the credential of an Emby or Jellyfin without anybody pasting it. No answer is kept by a cache.</summary>
public sealed class SignInFunction(SignInFlows flows)
{
    [Function(nameof(SignInToEmby))]
    public Task<IResult> SignInToEmby(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.EmbyPassword)] HttpRequest request, CancellationToken cancellationToken)
        => AnswerAsync(request, body => flows.PasswordAsync(ServerType.Emby, body, cancellationToken), cancellationToken);

    [Function(nameof(SignInToJellyfin))]
    public Task<IResult> SignInToJellyfin(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.JellyfinPassword)] HttpRequest request, CancellationToken cancellationToken)
        => AnswerAsync(request, body => flows.PasswordAsync(ServerType.Jellyfin, body, cancellationToken), cancellationToken);

    [Function(nameof(InitiateQuickConnect))]
    public Task<IResult> InitiateQuickConnect(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.QuickConnectInitiate)] HttpRequest request, CancellationToken cancellationToken)
        => AnswerAsync(request, body => flows.InitiateAsync(body, cancellationToken), cancellationToken);

    [Function(nameof(PollQuickConnect))]
    public Task<IResult> PollQuickConnect(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.QuickConnectPoll)] HttpRequest request, CancellationToken cancellationToken)
        => AnswerAsync(request, body => flows.PollAsync(body, cancellationToken), cancellationToken);

    [Function(nameof(ExchangeQuickConnect))]
    public Task<IResult> ExchangeQuickConnect(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = ServerRoutes.QuickConnectExchange)] HttpRequest request, CancellationToken cancellationToken)
        => AnswerAsync(request, body => flows.ExchangeAsync(body, cancellationToken), cancellationToken);

    private static async Task<IResult> AnswerAsync<T>(HttpRequest request, Func<JsonObject, Task<T>> flow, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return ApiJson.Reply(await flow(await JsonBody.ReadOptionalAsync(request, cancellationToken)));
    }
}
