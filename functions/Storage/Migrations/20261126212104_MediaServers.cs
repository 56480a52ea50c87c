using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreviewForge.Functions.Storage.Migrations
{
    /// <inheritdoc />
    public partial class MediaServers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_job_items_JobId_State",
                table: "job_items");

            migrationBuilder.AddColumn<long>(
                name: "ListedAt",
                table: "jobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MaxRetries",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "ParentJobId",
                table: "jobs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RetryAt",
                table: "jobs",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RetryAttempt",
                table: "jobs",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "AnnounceAt",
                table: "job_items",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Announces",
                table: "job_items",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Awaits",
                table: "job_items",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Hints",
                table: "job_items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOwed",
                table: "job_items",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "Rank",
                table: "job_items",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "Servers",
                table: "job_items",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Title",
                table: "job_items",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // A state came in before the first, and one before the last; what was planned before is listed.
            migrationBuilder.Sql("UPDATE job_items SET \"State\" = CASE \"State\" WHEN 4 THEN 6 ELSE \"State\" + 1 END, \"Awaits\" = '[]'");
            migrationBuilder.Sql("UPDATE jobs SET \"ListedAt\" = \"CreatedAt\" WHERE \"Frames\" IS NOT NULL");

            migrationBuilder.CreateTable(
                name: "bundle_hashes",
                columns: table => new
                {
                    ServerId = table.Column<string>(type: "TEXT", nullable: false),
                    PartId = table.Column<string>(type: "TEXT", nullable: false),
                    File = table.Column<string>(type: "TEXT", nullable: false),
                    Size = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bundle_hashes", x => new { x.ServerId, x.PartId });
                });

            migrationBuilder.CreateTable(
                name: "job_sources",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ServerId = table.Column<string>(type: "TEXT", nullable: false),
                    LibraryId = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Cursor = table.Column<string>(type: "TEXT", nullable: true),
                    Listed = table.Column<int>(type: "INTEGER", nullable: false),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_job_sources", x => new { x.JobId, x.Number });
                    table.ForeignKey(
                        name: "FK_job_sources_jobs_JobId",
                        column: x => x.JobId,
                        principalTable: "jobs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shown_outputs",
                columns: table => new
                {
                    ServerId = table.Column<string>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shown_outputs", x => new { x.Path, x.ServerId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_jobs_ParentJobId",
                table: "jobs",
                column: "ParentJobId");

            migrationBuilder.CreateIndex(
                name: "IX_jobs_RetryAt",
                table: "jobs",
                column: "RetryAt");

            migrationBuilder.CreateIndex(
                name: "IX_job_items_JobId_State_Rank",
                table: "job_items",
                columns: new[] { "JobId", "State", "Rank" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bundle_hashes");

            migrationBuilder.DropTable(
                name: "job_sources");

            migrationBuilder.DropTable(
                name: "shown_outputs");

            migrationBuilder.DropIndex(
                name: "IX_jobs_ParentJobId",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "IX_jobs_RetryAt",
                table: "jobs");

            migrationBuilder.DropIndex(
                name: "IX_job_items_JobId_State_Rank",
                table: "job_items");

            migrationBuilder.DropColumn(
                name: "ListedAt",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "MaxRetries",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "ParentJobId",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "RetryAt",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "RetryAttempt",
                table: "jobs");

            migrationBuilder.DropColumn(
                name: "AnnounceAt",
                table: "job_items");

            migrationBuilder.DropColumn(
                name: "Announces",
                table: "job_items");

            migrationBuilder.DropColumn(
                name: "Awaits",
                table: "job_items");

            migrationBuilder.DropColumn(
                name: "Hints",
                table: "job_items");

            migrationBuilder.DropColumn(
                name: "IsOwed",
                table: "job_items");

            migrationBuilder.DropColumn(
                name: "Rank",
                table: "job_items");

            migrationBuilder.DropColumn(
                name: "Servers",
                table: "job_items");

            migrationBuilder.DropColumn(
                name: "Title",
                table: "job_items");

            migrationBuilder.CreateIndex(
                name: "IX_job_items_JobId_State",
                table: "job_items",
                columns: new[] { "JobId", "State" });
        }
    }
}
