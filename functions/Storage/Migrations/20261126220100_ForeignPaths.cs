using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreviewForge.Functions.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ForeignPaths : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Foreign",
                table: "job_sources",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Foreign",
                table: "job_sources");
        }
    }
}
