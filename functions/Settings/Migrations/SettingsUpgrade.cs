using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PreviewForge.Functions.Settings.Seeding;

namespace PreviewForge.Functions.Settings.Migrations;

/// <summary>
/// Brings <c>settings.json</c> to this version's schema at start, before anything reads it. Killed at any point and run again it ends the same: the copy
/// comes first, then the files beside, and the settings with their new version last.
/// </summary>
public sealed class SettingsUpgrade(
    SettingsStore store, SideFiles sideFiles, EnvironmentSeeds seeds, SettingsCopies copies, ILogger<SettingsUpgrade> logger)
{
    /// <summary>The key of what the user is told once.</summary>
    public const string Notice = "_pending_migration_notice";

    /// <exception cref="SettingsRefusedException">The settings are newer than the app, or can't be copied or written.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            copies.SweepUnfinished();
            await store.RewriteAsync(before => StartAsync(before, cancellationToken), cancellationToken);
        }
        catch (SettingsException unreadable) when (unreadable.Fault == SettingsFault.Unreadable)
        {
            logger.LogError("{Reason} The app starts, and does nothing that needs settings until then", unreadable.Message);
        }
        catch (SettingsException refused)
        {
            throw new SettingsRefusedException(refused.Message, refused);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new SettingsRefusedException($"The settings can't be migrated, and were left as they are. {denied.Message}", denied);
        }
    }

    /// <summary>The content in the current schema; null when it is in it already.</summary>
    /// <param name="content">What is, or will be, in the file.</param>
    /// <param name="copy">Absolute path of a copy of it, for the user.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<byte[]?> UpgradeAsync(byte[] content, string copy, CancellationToken cancellationToken)
    {
        JsonObject json = SettingsJson.Parse(content);
        int from = SettingsSchema.VersionOf(json);
        if (from >= SettingsSchema.Current)
        {
            return null;
        }

        MigrationContext context = sideFiles.Open(content);
        SettingsMigrations.Apply(json, context);
        await sideFiles.SaveAsync(context, json, cancellationToken);
        json[Notice] = new JsonObject
        {
            ["from"] = from,
            ["to"] = SettingsSchema.Current,
            ["at"] = context.Now.ToString("O", CultureInfo.InvariantCulture),
            ["backup"] = copy,
            ["notes"] = new JsonArray([.. context.Notes.Select(note => (JsonNode)note)]),
        };
        json["last_seen_version"] ??= "0.0.0";
        return SettingsJson.Serialize(json);
    }

    private async Task<byte[]?> StartAsync(byte[]? before, CancellationToken cancellationToken)
    {
        JsonObject json = SettingsJson.Parse(before);
        if (before is not null && SettingsSchema.VersionOf(json) < SettingsSchema.Current)
        {
            string copy = await copies.KeepForeverAsync(before, cancellationToken);
            json = SettingsJson.Parse(await UpgradeAsync(before, copy, cancellationToken));
        }

        JsonObject wanted = json.DeepClone().AsObject();
        wanted[SettingsSchema.Key] ??= SettingsSchema.Current;
        PlexWebhookKeys.MoveIn(wanted);
        seeds.Apply(wanted);
        if (before is not null && JsonNode.DeepEquals(wanted, SettingsJson.Parse(before)))
        {
            return null;
        }

        await copies.KeepAsync(before, wanted, cancellationToken);
        return SettingsJson.Serialize(wanted);
    }
}
