using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using PreviewForge.GpuRunner.Configuration;

namespace PreviewForge.GpuRunner.Intake;

/// <summary>
/// Notes on disk which messages are in hand, so that after a crash this runner takes its work up again at once instead of waiting
/// for the leases to end, and knows where it may have left unfinished files. Losing a note costs a minute, so failures are ignored.
/// </summary>
internal sealed partial class HeldMessages(RunnerOptions options)
{
    /// <summary>After so many ends of this process with one work in hand, the work is thought to be what ends it.</summary>
    public const int MaxRestarts = 10;

    private readonly string _folder = Path.Combine(options.StateFolder, options.RunnerId, "held");
    private readonly string _restarts = Path.Combine(options.StateFolder, options.RunnerId, "restarts");

    /// <summary>Notes a message, or its new receipt.</summary>
    public void Write(QueuedMessage message) => BestEffort(() =>
    {
        Directory.CreateDirectory(_folder);
        var path = PathOf(message);
        File.WriteAllBytes(path + ".tmp", JsonSerializer.SerializeToUtf8Bytes(message, NoteJson.Default.QueuedMessage));
        File.Move(path + ".tmp", path, overwrite: true);
    });

    public void Forget(QueuedMessage message)
    {
        BestEffort(() => File.Delete(PathOf(message)));
        BestEffort(() => File.Delete(RestartsOf(message)));
    }

    /// <summary>Counts one more end of this process with this work in hand; false when there were too many.</summary>
    public bool CountRestart(QueuedMessage message)
    {
        var count = 0;
        BestEffort(() =>
        {
            Directory.CreateDirectory(_restarts);
            File.AppendAllText(RestartsOf(message), ".");
            count = (int)new FileInfo(RestartsOf(message)).Length;
        });
        return count <= MaxRestarts;
    }

    /// <summary>The messages of an earlier life of this runner; they are forgotten hereby, but for the count of restarts.</summary>
    public IReadOnlyList<QueuedMessage> TakeLeftovers()
    {
        var messages = new List<QueuedMessage>();
        BestEffort(() =>
        {
            if (Directory.Exists(_folder))
            {
                messages.AddRange(Directory.GetFiles(_folder, "*.json").Select(Read).OfType<QueuedMessage>());
                Directory.Delete(_folder, recursive: true);
            }
        });
        return messages;
    }

    private static QueuedMessage? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), NoteJson.Default.QueuedMessage);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The queue's message ids are GUIDs, but they come from outside.
    private string PathOf(QueuedMessage message) =>
        Path.Combine(_folder, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(message.Id)) + ".json");

    // By its content: a message that is offered again has another id.
    private string RestartsOf(QueuedMessage message) =>
        Path.Combine(_restarts, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message.Body))));

    private static void BestEffort(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // See the summary: a note is a help, not a promise.
        }
    }

    [JsonSerializable(typeof(QueuedMessage))]
    private sealed partial class NoteJson : JsonSerializerContext;
}
