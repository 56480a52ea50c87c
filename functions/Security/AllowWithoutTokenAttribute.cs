namespace PreviewForge.Functions.Security;

/// <summary>On an HTTP function: anybody may call it. Every other HTTP function asks for the token.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowWithoutTokenAttribute : Attribute;
