namespace Microsoft.Azure.Functions.Worker;

/// <summary>Whether a binding gives to the function or takes from it.</summary>
public enum BindingDirection
{
    /// <summary>A trigger or an input.</summary>
    In = 0,

    /// <summary>An output.</summary>
    Out = 1,
}
