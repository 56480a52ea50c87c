using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PreviewForge.EmbeddedHost.Tests.Conformance;

/// <summary>
/// Members as one line of text. What does not change how code compiles against them is left out: nullability, default values, and
/// whether a member is abstract, virtual, or an override.
/// </summary>
internal static partial class Signatures
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(double)] = "double", [typeof(int)] = "int", [typeof(long)] = "long",
        [typeof(object)] = "object", [typeof(string)] = "string", [typeof(void)] = "void",
    };

    public static string Normalise(string signature)
    {
        string plain = signature.Replace("?", "", StringComparison.Ordinal).Replace("out ref ", "out ", StringComparison.Ordinal);
        string text = Modifiers().Replace(DefaultValue().Replace(plain, ""), "");
        return text.StartsWith("const ", StringComparison.Ordinal) ? text.Split(" = ")[0] : text;
    }

    /// <returns>The signature, and those that lack some of its last parameters that have defaults: calls look the same.</returns>
    public static IEnumerable<string> Callable(string signature)
    {
        yield return Normalise(signature);
        while (LastOptional().Match(signature) is { Success: true } optional)
        {
            signature = signature[..optional.Index] + ")";
            yield return Normalise(signature);
        }
    }

    /// <summary>Public and protected members that the type declares in its source.</summary>
    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type).Select(name => $"{name}={Convert.ToInt32(Enum.Parse(type, name))}");
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [];
        }

        return type.GetConstructors(Own).Where(IsOffered).Where(constructor => !IsImplied(type, constructor)).Select(constructor => Normalise($"new({Parameters(constructor)})"))
            .Concat(type.GetProperties(Own).Where(IsOffered).Select(Property))
            .Concat(type.GetMethods(Own).Where(IsOffered).Where(method => !method.IsSpecialName && !IsImplied(method)).Select(Method))
            .Concat(type.GetFields(Own).Where(field => field.IsPublic).Select(field => Normalise($"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}")));
    }

    private static bool IsOffered(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !method.IsDefined(typeof(CompilerGeneratedAttribute));

    private static bool IsOffered(PropertyInfo property) => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily)
        && property.Name != "EqualityContract";

    /// <summary>Static classes and abstract ones without a constructor of their own.</summary>
    private static bool IsImplied(Type type, ConstructorInfo constructor) =>
        constructor.GetParameters().Length == 0 && type.IsAbstract
        || constructor.GetParameters() is [var only] && only.ParameterType == type;

    /// <summary>What every object or record has.</summary>
    private static bool IsImplied(MethodInfo method) =>
        method.GetBaseDefinition().DeclaringType == typeof(object) || method.Name is "PrintMembers" or "Deconstruct" or "<Clone>$" or "Equals" or "CompareTo";

    private static string Property(PropertyInfo property)
    {
        MethodInfo any = property.GetAccessors(nonPublic: true)[0];
        MethodInfo? set = property.SetMethod is { IsPublic: true } or { IsFamily: true } ? property.SetMethod : null;
        bool isInit = set?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string accessors = (property.GetMethod is null ? "" : "get; ") + (set is null ? "" : isInit ? "init; " : "set; ");
        return Normalise($"{(any.IsStatic ? "static " : "")}{Name(property.PropertyType)} {property.Name} {{ {accessors}}}");
    }

    private static string Method(MethodInfo method)
    {
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return Normalise($"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method)})");
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select((parameter, index) =>
        (index == 0 && method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "")
        + (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "")
        + (parameter.IsOut ? "out " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying);
        }

        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        string name = Keywords.GetValueOrDefault(type) ?? type.Name.Split('`')[0];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }

    [GeneratedRegex(@"(?:, )?[^,(]+ = [^,)]+\)$")]
    private static partial Regex LastOptional();

    [GeneratedRegex(@" = [^,)]+(?=[,)])")]
    private static partial Regex DefaultValue();

    [GeneratedRegex(@"\b(?:abstract|virtual|override|sealed|protected|readonly|required) ")]
    private static partial Regex Modifiers();
}
