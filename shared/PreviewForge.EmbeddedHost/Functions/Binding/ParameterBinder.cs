using System.Reflection;
using Azure.Core.Serialization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PreviewForge.EmbeddedHost.Functions.Context;
using PreviewForge.EmbeddedHost.Http;

namespace PreviewForge.EmbeddedHost.Functions.Binding;

/// <summary>Finds the value of each parameter of a function.</summary>
internal sealed class ParameterBinder(IOptions<WorkerOptions> options)
{
    private readonly ObjectSerializer _serializer = options.Value.Serializer!;

    /// <exception cref="FunctionInputConverterException">A parameter has no value that fits.</exception>
    public async ValueTask<object?[]> BindAsync(InvocationContext context)
    {
        ParameterInfo[] parameters = context.Invocation.Function.Method.GetParameters();
        object?[] values = new object?[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            values[i] = await BindAsync(context, parameters[i]);
        }

        return values;
    }

    private async ValueTask<object?> BindAsync(InvocationContext context, ParameterInfo parameter)
    {
        Invocation invocation = context.Invocation;
        Type type = parameter.ParameterType;
        return parameter switch
        {
            _ when parameter == invocation.Function.Trigger => invocation.TriggerValue,
            _ when type == typeof(FunctionContext) => context,
            _ when type == typeof(CancellationToken) => context.CancellationToken,
            _ when ReadsBody(parameter) && invocation.HttpContext is { } http => await JsonBody.ReadAsync(http.Request, type, context.CancellationToken),
            _ when parameter.IsDefined(typeof(InputBindingAttribute)) => context.InstanceServices.GetRequiredService(type),
            _ when invocation.BindOther is { } bind => bind(parameter),
            _ => ByName(invocation, parameter),
        };
    }

    private static bool ReadsBody(ParameterInfo parameter) =>
        parameter.GetCustomAttributes<InputConverterAttribute>().Any(attribute => attribute.ConverterType == typeof(JsonBody));

    private object? ByName(Invocation invocation, ParameterInfo parameter)
    {
        object? value = invocation.BindingData
            .FirstOrDefault(pair => string.Equals(pair.Key, parameter.Name, StringComparison.OrdinalIgnoreCase)).Value;
        Type type = parameter.ParameterType;
        return value switch
        {
            string text => ValueConversion.FromText(text, type, _serializer),
            not null when type.IsInstanceOfType(value) => value,
            null when parameter.HasDefaultValue => parameter.DefaultValue,
            null when !type.IsValueType || Nullable.GetUnderlyingType(type) is not null => null,
            _ => throw new FunctionInputConverterException($"Parameter {parameter.Name} of {invocation.Function.Name} has no value of type {type}."),
        };
    }
}
