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
    private readonly string _folder = Path.Combine(options.StateFolder, options.RunnerId, "held");

    /// <summary>Notes a message, or its new receipt.</summary>
    public void Write(QueuedMessage message) => BestEffort(() =>
    {
        Directory.CreateDirectory(_folder);
        var path = PathOf(message);
        File.WriteAllBytes(path + ".tmp", JsonSerializer.SerializeToUtf8Bytes(message, NoteJson.Default.QueuedMessage));
        File.Move(path + ".tmp", path, overwrite: true);
    });

    public void Forget(QueuedMessage message) => BestEffort(() => File.Delete(PathOf(message)));

    /// <summary>The messages of an earlier life of this runner; they are forgotten hereby.</summary>
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
        Path.Combine(_folder, Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(message.Id)) + ".json");

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
