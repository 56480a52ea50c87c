using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreviewForge.Functions.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Automation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Chain",
                table: "jobs",
                type: "TEXT",
                nullable: false,
                defaultValue: "none");

            migrationBuilder.AddColumn<long>(
                name: "ChainStartedAt",
                table: "jobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "HoldsSlot",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "NotBefore",
                table: "jobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "live_events",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_live_events", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "playback",
                columns: table => new
                {
                    ServerId = table.Column<string>(type: "TEXT", nullable: false),
                    Sessions = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: true),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_playback", x => x.ServerId);
                });

            migrationBuilder.CreateTable(
                name: "webhook_arrivals",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    ServerId = table.Column<string>(type: "TEXT", nullable: false),
                    ItemId = table.Column<string>(type: "TEXT", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_arrivals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_webhook_arrivals_jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_batches",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    FirstTitle = table.Column<string>(type: "TEXT", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FireAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_batches", x => x.Key);
                    table.ForeignKey(
                        name: "FK_webhook_batches_jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_history",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    EventType = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Status = table.Column<string>(type: "TEXT", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PathCount = table.Column<int>(type: "INTEGER", nullable: true),
                    FilesPreview = table.Column<string>(type: "TEXT", nullable: true),
                    ServerId = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_history", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_seen",
                columns: table => new
                {
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    ServerId = table.Column<string>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_webhook_seen", x => new { x.Source, x.ServerId, x.Subject });
                    table.ForeignKey(
                        name: "FK_webhook_seen_jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "worker_changes",
                columns: table => new
                {
                    Device = table.Column<string>(type: "TEXT", nullable: false),
                    Delta = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_worker_changes", x => x.Device);
                });

            migrationBuilder.CreateIndex(
                name: "IX_jobs_HoldsSlot",
                table: "jobs",
                column: "HoldsSlot");

            migrationBuilder.CreateIndex(
                name: "IX_live_events_At",
                table: "live_events",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_arrivals_JobId_Path_ServerId_ItemId_IsDeleted",
                table: "webhook_arrivals",
                columns: new[] { "JobId", "Path", "ServerId", "ItemId", "IsDeleted" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_webhook_batches_JobId",
                table: "webhook_batches",
                column: "JobId");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_seen_At",
                table: "webhook_seen",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_webhook_seen_JobId",
                table: "webhook_seen",
                column: "JobId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "live_events");

            migrationBuilder.DropTable(
                name: "playback");

            migrationBuilder.DropTable(
                name: "webhook_arrivals");

            migrationBuilder.DropTable(
                name: "webhook_batches");

            migrationBuilder.DropTable(
                name: "webhook_history");

            migrationBuilder.DropTable(
                name: "webhook_seen");

            migrationBuilder.DropTable(
                name: "worker_changes");

            migrationBuilder.DropIndex(
                name: "IX_jobs_HoldsSlot",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "Chain",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "ChainStartedAt",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "HoldsSlot",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "NotBefore",
                table: "jobs");
        }
    }
}
