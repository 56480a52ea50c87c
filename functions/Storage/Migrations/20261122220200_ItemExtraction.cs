using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PreviewForge.Functions.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ItemExtraction : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Extraction",
                table: "job_items",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Extraction",
                table: "job_items");
        }
    }
}
