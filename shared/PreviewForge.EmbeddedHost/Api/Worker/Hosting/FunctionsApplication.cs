namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions app begins.</summary>
public class FunctionsApplication
{
    /// <summary>A builder with configuration from the environment, the command line and <c>appsettings.json</c>.</summary>
    /// <param name="args">Command line arguments, such as <c>--urls http://127.0.0.1:7071</c>.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args);
}
