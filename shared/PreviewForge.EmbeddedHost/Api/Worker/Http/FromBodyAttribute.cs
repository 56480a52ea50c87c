using Microsoft.Azure.Functions.Worker.Converters;
using PreviewForge.EmbeddedHost.Http;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The parameter is the request's JSON body. A body that does not fit ends the request with status 500.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class FromBodyAttribute() : InputConverterAttribute(typeof(JsonBody));
