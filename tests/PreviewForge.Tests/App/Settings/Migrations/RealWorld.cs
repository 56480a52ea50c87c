namespace PreviewForge.Tests.App.Settings.Migrations;

/// <summary>A settings file as people have it after years: schema 6, every key in some old form, and things that nobody knows any more.</summary>
internal static class RealWorld
{
    public const string Settings = """
        {
          "_schema_version": 6,
          "_env_migrated": true,
          "setup_complete": true,
          "plex_url": "http://192.168.1.100:32400",
          "plex_token": "canary-legacy-token",
          "plex_name": "Household",
          "plex_config_folder": "/plex",
          "plex_webhook_enabled": true,
          "plex_webhook_public_url": "https://previews.example/api/webhooks/plex",
          "selected_libraries": ["1", "2"],
          "plex_videos_path_mapping": "",
          "plex_local_videos_path_mapping": "",
          "path_mappings": [{"plex_prefix": "/global", "local_prefix": "/mnt/global"}],
          "exclude_paths": ["/mnt/global/archive"],
          "gpu_config": [{"device": "/dev/dri/renderD128", "name": "Intel UHD 630", "type": "intel", "enabled": true, "workers": 2, "ffmpeg_threads": 2}],
          "cpu_threads": 1,
          "thumbnail_interval": 5,
          "thumbnail_quality": 4,
          "tonemap_algorithm": "hable",
          "webhook_secret": "canary-webhook-secret",
          "quiet_hours": {"enabled": true, "windows": [{"start": "22:00", "end": "06:00"}]},
          "future_key": {"deep": [1, 1.50, 12345678901234567890, "Ünï ☃"]},
          "media_servers": [
            {
              "id": "plex-default", "type": "plex", "name": "Household Plex", "enabled": true, "url": "http://192.168.1.100:32400", "verify_ssl": true, "timeout": 60,
              "auth": {"method": "token", "token": "canary-plex-token"}, "server_identity": "abc123", "mystery": {"keep": ["me"]},
              "libraries": [{"id": "1", "name": "Movies", "remote_paths": ["/data/movies"], "enabled": true, "kind": "movie"}, {"id": "2", "name": "TV", "remote_paths": ["/data/tv"], "enabled": false}],
              "path_mappings": [{"remote_prefix": "/data", "local_prefix": "/media", "webhook_prefixes": ["/downloads"]}, {"plex_prefix": "/data2", "local_prefix": "/media2"}],
              "exclude_paths": ["/media/archive", {"value": ".*\\.iso$", "type": "regex"}],
              "health_dismissals": ["plex_credits"],
              "output": {"adapter": "plex_bundle", "plex_config_folder": "/plex", "frame_interval": 10}
            },
            {"id": "0f3c8f6c2f2b4f6ba3a1d7c9e5b1a2c3", "type": "plex", "name": "Cabin", "enabled": false, "url": "http://cabin:32400", "auth": {}, "libraries": [], "output": {}},
            {
              "id": "emby-1", "type": "emby", "name": "Emby", "url": "http://emby:8096", "auth": {"method": "password", "access_token": "canary-emby-token", "user_id": "u1"},
              "libraries": [{"id": "e1", "name": "Films", "remote_paths": ["/em/films"]}], "output": {"adapter": "emby_sidecar", "width": 320, "frame_interval": 10}
            },
            {
              "id": "jelly-1", "type": "jellyfin", "name": "Jelly", "url": "https://jelly.example/base", "auth": {"method": "api_key", "api_key": "canary-jelly-key"},
              "libraries": [{"id": "j1", "name": "Films", "remote_paths": ["/jf/films"], "kind": "movies"}], "server_identity": null,
              "output": {"adapter": "jellyfin_trickplay", "save_with_media": false, "jellyfin_config_folder": "/jellyfin"}
            }
          ]
        }
        """;

    public const string Schedules = """{"schedules": {"s1": {"id": "s1", "name": "Nightly", "server_id": "plex-default", "trigger_type": "cron", "trigger_value": "0 2 * * *"}}}""";

    public const string History = """[{"source": "radarr", "server_id": "plex-default"}]""";
}
