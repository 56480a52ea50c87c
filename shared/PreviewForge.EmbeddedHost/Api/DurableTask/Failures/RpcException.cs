namespace Grpc.Core;

/// <summary>
/// The official client speaks gRPC to its host and lets that library's exception through. Apps can't name the type without
/// referring to that library, but they see its name and the status in its message, so both are the same here.
/// </summary>
internal sealed class RpcException(string statusCode, string detail) : Exception($"Status(StatusCode=\"{statusCode}\", Detail=\"{detail}\")");
