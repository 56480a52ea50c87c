using System.Text.Json.Nodes;
using PreviewForge.Functions.Api;
using PreviewForge.Functions.Settings.Legacy;

namespace PreviewForge.Functions.Settings.Editing;

/// <summary>What a caller wants changed, checked: keys that nobody may write are left out, and those that say "leave it" too.</summary>
internal sealed class SettingsPatch
{
    private const string Interval = "thumbnail_interval";

    private readonly JsonObject _changes;

    private SettingsPatch(JsonObject changes) => _changes = changes;

    public bool IsEmpty => _changes.Count == 0;

    /// <exception cref="ApiException">400: a value that its key can't have; the message names the key.</exception>
    public static SettingsPatch From(JsonObject sent)
    {
        var changes = new JsonObject();
        foreach ((string key, Func<string, JsonNode?, JsonNode?> check) in SettingKeys.Checks.Where(pair => sent.ContainsKey(pair.Key)))
        {
            changes[key] = check(key, sent[key]);
        }

        if (JsonText.Of(changes[SettingKeys.WebhookSecret]) is "" or LegacyPlexWriter.Mask)
        {
            changes.Remove(SettingKeys.WebhookSecret);
        }

        return new SettingsPatch(changes);
    }

    /// <summary>Changes the file's JSON; may be called for more than one.</summary>
    public void ApplyTo(JsonObject settings)
    {
        foreach ((string key, JsonNode? value) in _changes.Where(change => !LegacyPlexWriter.Keys.Contains(change.Key)))
        {
            switch (key)
            {
                case GpuConfig.TotalKey:
                    break;
                case FrameReuse.Key:
                    settings[key] = FrameReuse.Merge(settings[key], value!.AsObject());
                    break;
                default:
                    settings[key] = value?.DeepClone();
                    break;
            }
        }

        LegacyPlexWriter.Apply(settings, _changes);
        if (_changes[GpuConfig.TotalKey] is { } total)
        {
            GpuConfig.Spread(settings, (int)total);
        }

        if (_changes[Interval] is { } interval)
        {
            Align(settings, (int)interval);
        }
    }

    /// <summary>Pictures are shared by servers, so they have one interval; a plain folder may have its own.</summary>
    private static void Align(JsonObject settings, int interval)
    {
        foreach (JsonObject server in ServerEntries.OfVendors(settings))
        {
            ServerEntries.Part(server, "output")["frame_interval"] = interval;
        }
    }
}
