using System.Text.Json.Nodes;
using PreviewForge.Functions.Settings;

namespace PreviewForge.Functions.Automation.Schedules.Store;

/// <summary>
/// The JSON of <c>schedules.json</c>: a map from id to record below the key <c>schedules</c>; a list of records is read and kept, too. What is no
/// record, and keys that nobody knows here, stay where they are.
/// </summary>
internal sealed class ScheduleFile
{
    public const string Name = "schedules.json";

    private const string Key = "schedules";

    private readonly JsonNode _root;
    private readonly JsonNode _records;

    private ScheduleFile(JsonNode root, JsonNode records) => (_root, _records) = (root, records);

    /// <summary>In the order of the file.</summary>
    public IEnumerable<KeyValuePair<string, JsonObject>> Records => _records switch
    {
        JsonArray list => list.OfType<JsonObject>().Select(record => KeyValuePair.Create(JsonText.Id(record[ScheduleKeys.Id]), record)).Where(record => record.Key.Length > 0),
        _ => _records.AsObject().Where(record => record.Value is JsonObject).Select(record => KeyValuePair.Create(record.Key, record.Value!.AsObject())),
    };

    /// <param name="content">What is in the file; null when there is none.</param>
    /// <exception cref="SettingsException">It is no JSON.</exception>
    /// <exception cref="FormatException">It is JSON, and holds no schedules.</exception>
    public static ScheduleFile Parse(byte[]? content)
    {
        JsonNode? root = content is null ? new JsonObject() : SettingsJson.ParseAny(content, Name);
        return root switch
        {
            JsonArray list => new ScheduleFile(list, list),
            JsonObject json when json[Key] is JsonObject or JsonArray => new ScheduleFile(json, json[Key]!),
            JsonObject json when json[Key] is null => WithRoom(json),
            _ => throw new FormatException($"{Name} must hold an object with the key {Key}"),
        };
    }

    /// <summary>A backup of a file with schedules in it, be it an empty list of them. Any other JSON was never one.</summary>
    /// <inheritdoc cref="Parse"/>
    public static ScheduleFile ParseBackup(byte[] content)
        => SettingsJson.ParseAny(content, Name) is JsonObject json && json[Key] is null ? throw new FormatException($"It has no {Key}") : Parse(content);

    public JsonObject? Find(string id) => Records.FirstOrDefault(record => record.Key == id).Value;

    /// <summary>Adds a record, or puts it in the place of the one that has its id.</summary>
    public void Put(string id, JsonObject record)
    {
        if (_records is not JsonArray list)
        {
            _records[id] = record;
        }
        else if (Find(id) is { } old)
        {
            list[list.IndexOf(old)] = record;
        }
        else
        {
            list.Add((JsonNode)record);
        }
    }

    /// <returns>False when there is none.</returns>
    public bool Remove(string id) => Find(id) is { } record && (_records is JsonArray list ? list.Remove(record) : _records.AsObject().Remove(id));

    public byte[] Serialize() => SettingsJson.Serialize(_root);

    private static ScheduleFile WithRoom(JsonObject json)
    {
        json[Key] = new JsonObject();
        return new ScheduleFile(json, json[Key]!);
    }
}
