namespace PreviewForge.FakeServers.Hosting;

/// <summary>One call that a vendor knows.</summary>
/// <param name="Name">Counted under this name in <see cref="FakeServer.Calls"/>.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Template">Path; <c>{name}</c> stands for one segment that is not empty. Literal segments win over placeholders.</param>
/// <param name="Handler">Makes the answer. Handlers of one server run one at a time.</param>
public sealed record FakeEndpoint(string Name, string Method, string Template, Func<FakeExchange, Answer> Handler)
{
    /// <summary>False: the vendor answers anybody.</summary>
    public bool NeedsToken { get; init; } = true;

    /// <summary>Another name to count under, for what the query says is another purpose; null keeps <see cref="Name"/>.</summary>
    public Func<QueryValues, string?> NameByQuery { get; init; } = _ => null;

    /// <summary>Headers that must be there.</summary>
    public IReadOnlyList<string> RequiredHeaders { get; init; } = [];

    public IReadOnlyList<QueryRule> Query { get; init; } = [];

    /// <summary>True: names that <see cref="Query"/> doesn't list are left to the handler.</summary>
    public bool TakesAnyQuery { get; init; }

    public BodyRule Body { get; init; } = BodyRule.None;
}
