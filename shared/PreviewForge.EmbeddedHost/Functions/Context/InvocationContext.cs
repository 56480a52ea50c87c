using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Functions.Context;

/// <summary>The context of one run.</summary>
internal sealed class InvocationContext : FunctionContext
{
    public InvocationContext(Invocation invocation, PreparedFunction function, IServiceProvider services, CancellationToken cancellationToken)
    {
        Invocation = invocation;
        Function = function;
        InstanceServices = services;
        CancellationToken = cancellationToken;
        BindingContext = new TriggerData(invocation.BindingData);
        Features.Set<InvocationResult>(Result);
    }

    public Invocation Invocation { get; }

    public PreparedFunction Function { get; }

    public InvocationValue Result { get; } = new();

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new CurrentTrace();

    public override BindingContext BindingContext { get; }

    /// <summary>Null, as on the official host for functions without a retry policy: this host has no retry policies.</summary>
    public override RetryContext RetryContext => null!;

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition => Function.Definition;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }
}
