using Microsoft.Azure.Functions.Worker;

namespace PreviewForge.EmbeddedHost.Functions.Context;

/// <summary>The context of one run.</summary>
internal sealed class InvocationContext : FunctionContext
{
    public InvocationContext(Invocation invocation, IServiceProvider services, CancellationToken cancellationToken)
    {
        Invocation = invocation;
        InstanceServices = services;
        CancellationToken = cancellationToken;
        FunctionDefinition = DescribedFunction.Of(invocation.Function);
        BindingContext = new TriggerData(invocation.BindingData);
        Features.Set<InvocationResult>(Result);
    }

    public Invocation Invocation { get; }

    public InvocationValue Result { get; } = new();

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext { get; } = new CurrentTrace();

    public override BindingContext BindingContext { get; }

    /// <summary>Null, as on the official host for functions without a retry policy: this host has no retry policies.</summary>
    public override RetryContext RetryContext => null!;

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken { get; }
}
