using System.Reflection;

namespace PreviewForge.Tests.Architecture;

/// <summary>An orchestrator is replayed from its history: what it does must follow from that alone.</summary>
public sealed class OrchestratorCodeTests
{
    private static readonly Assembly App = Assembly.Load("PreviewForge.Functions");

    public static TheoryData<string, string> Offenders => new()
    {
        { nameof(UnfitOrchestrators.AsksTheClock), "System.TimeProvider::GetUtcNow" },
        { nameof(UnfitOrchestrators.MakesAGuid), "System.Guid::NewGuid" },
        { nameof(UnfitOrchestrators.ThrowsDice), "System.Random::Next" },
        { nameof(UnfitOrchestrators.ReadsTheEnvironment), "System.Environment::GetEnvironmentVariable" },
        { nameof(UnfitOrchestrators.ReadsAFileInAHelper), "System.IO.File::Exists" },
        { nameof(UnfitOrchestrators.DelaysInALocalFunction), "System.Threading.Tasks.Task::Delay" },
        { nameof(UnfitOrchestrators.LeavesItsThreadInALambda), "System.Threading.Tasks.Task::Run" },
        { nameof(UnfitOrchestrators.WaitsAnywhere), "System.Threading.Tasks.Task`1::ConfigureAwait" },
        { nameof(UnfitOrchestrators.Counts), "the static field _count, which can change" },
    };

    [Fact]
    public void Orchestrators_use_no_clock_chance_environment_or_input_and_output_of_their_own()
        => Assert.All(OrchestratorCode.ClassesOf(App), type => Assert.Empty(OrchestratorCode.OffencesOf(type)));

    [Fact]
    public void The_app_has_an_orchestrator_to_look_at() => Assert.NotEmpty(OrchestratorCode.ClassesOf(App));

    [Theory]
    [MemberData(nameof(Offenders))]
    public void What_does_not_follow_from_the_history_is_found_wherever_it_hides(string orchestrator, string used)
    {
        Type type = typeof(UnfitOrchestrators).GetNestedType(orchestrator, BindingFlags.NonPublic)!;

        Assert.Contains(type, OrchestratorCode.ClassesOf(type.Assembly));
        Assert.Contains(OrchestratorCode.OffencesOf(type), offence => offence.EndsWith(used, StringComparison.Ordinal));
    }
}
