using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings;
using PreviewForge.Functions.Storage;

namespace PreviewForge.Functions.Security;

/// <summary>
/// The token in force: <c>WEB_AUTH_TOKEN</c> if set, else the one in <c>auth.json</c>, else a new one that is saved there.
/// </summary>
public sealed class TokenStore(IConfiguration configuration, AppFolders folders, ILogger<TokenStore> logger) : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Saved? _saved;

    /// <summary>True when the environment sets the token, and nobody can change it here.</summary>
    public bool IsFixed => Fixed.Length > 0;

    private string Fixed => configuration["WEB_AUTH_TOKEN"]?.Trim() ?? "";

    /// <summary>Asked for every request: a changed file counts at once.</summary>
    public async ValueTask<AuthToken> CurrentAsync(CancellationToken cancellationToken)
    {
        if (IsFixed)
        {
            return new AuthToken(Fixed);
        }

        return _saved is { } saved && saved.WrittenAt == File.GetLastWriteTimeUtc(folders.AuthFile)
            ? saved.Token
            : await LoadOrCreateAsync(cancellationToken);
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<AuthToken> LoadOrCreateAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            DateTime writtenAt = File.GetLastWriteTimeUtc(folders.AuthFile); // Before it is read: who replaces it meanwhile is noticed by the next request.
            if (LoadSaved() is not { } token)
            {
                token = await CreateAsync(cancellationToken);
                writtenAt = File.GetLastWriteTimeUtc(folders.AuthFile);
            }

            _saved = new Saved(writtenAt, token);
            return token;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <summary>The token of <c>auth.json</c>; null when there is none that can be understood.</summary>
    public AuthToken? LoadSaved()
    {
        try
        {
            string? text = File.Exists(folders.AuthFile) ? (string?)JsonNode.Parse(File.ReadAllBytes(folders.AuthFile))?["token"] : null;
            return string.IsNullOrWhiteSpace(text) ? null : new AuthToken(text.Trim());
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or ArgumentException or UnauthorizedAccessException)
        {
            logger.LogWarning("auth.json can't be read ({Why}). A new token takes its place: give it to everything that calls this app", broken.GetType().Name);
            return null;
        }
    }

    private async Task<AuthToken> CreateAsync(CancellationToken cancellationToken)
    {
        AuthToken token = AuthToken.Generate();
        byte[] content = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["token"] = token.Reveal() });
        await AtomicFile.WriteAsync(folders.AuthFile, content, cancellationToken);
        logger.LogInformation("Made the token {Token} and saved it in auth.json", token);
        return token;
    }

    private sealed record Saved(DateTime WrittenAt, AuthToken Token);
}
