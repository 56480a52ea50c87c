using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PreviewForge.Tests.App.Http;

/// <summary>The durable HTTP API of the running app, asked as an operator asks: with the key that the embedded host keeps in its store.</summary>
internal sealed class DurableApi(RunningApp app)
{
    public const string Path = "/runtime/webhooks/durabletask";

    private const string Continuation = "x-ms-continuation-token";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private string? _key;

    public string Key => _key ??= ReadKey();

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers)
        => app.SendAsync(HttpMethod.Get, $"{Path}/{path}{(path.Contains('?') ? '&' : '?')}code={Key}", null, [("Accept", "application/json"), .. headers]);

    /// <summary>All of a list, page by page.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path)
    {
        List<JsonElement> all = [];
        string? token = null;
        do
        {
            Reply page = await GetAsync(path, token is null ? [] : [(Continuation, token)]);
            Assert.Equal(200, page.Status);
            all.AddRange(page.Body.EnumerateArray());
            token = page.Headers.GetValueOrDefault(Continuation);
        }
        while (!string.IsNullOrEmpty(token));
        return all;
    }

    /// <summary>What an instance says of itself, as the list shows it, once it is as wished.</summary>
    public async Task<JsonElement> StatusAsync(string id, Func<JsonElement, bool> isSo)
    {
        JsonElement instance = await UntilAsync(
            $"instances?instanceIdPrefix={id}",
            list => list.EnumerateArray().FirstOrDefault(instance => instance.GetProperty("customStatus") is { ValueKind: JsonValueKind.Object } status && isSo(status)));
        Assert.Equal(id, instance.GetProperty("instanceId").GetString());
        return instance.GetProperty("customStatus");
    }

    /// <summary>What an entity has kept, as the list of its kind shows it, once it is as wished.</summary>
    public async Task<JsonElement> StateAsync(string name, string key, Func<JsonElement, bool> isSo)
        => (await UntilAsync(
            $"entities/{name}?fetchState=true",
            list => list.EnumerateArray().FirstOrDefault(entity =>
                entity.GetProperty("entityId").GetProperty("key").GetString() == key && entity.GetProperty("state") is { ValueKind: JsonValueKind.Object } state && isSo(state))))
            .GetProperty("state");

    private async Task<JsonElement> UntilAsync(string path, Func<JsonElement, JsonElement> find)
    {
        long began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Reply reply = await GetAsync(path);
            Assert.Equal(200, reply.Status);
            if (find(reply.Body) is { ValueKind: JsonValueKind.Object } found)
            {
                return found;
            }

            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"{path} stays {reply.Body.GetRawText()}");
            await Task.Delay(Breath, TestContext.Current.CancellationToken);
        }
    }

    private string ReadKey()
    {
        using var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(app.Config, "durable.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM settings WHERE name = 'durabletask_extension'";
        return (string)command.ExecuteScalar()!;
    }
}
