using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace PreviewForge.Functions.Storage;

/// <summary>For <c>dotnet ef migrations add</c> only, which must not start the app.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PreviewForgeDbContext>
{
    public PreviewForgeDbContext CreateDbContext(string[] args)
        => new(new DbContextOptionsBuilder<PreviewForgeDbContext>().UseSqlite("Data Source=:memory:").Options);
}
