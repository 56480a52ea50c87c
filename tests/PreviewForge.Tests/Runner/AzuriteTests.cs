using PreviewForge.EmbeddedHost.Tests.Support;

namespace PreviewForge.Tests.Runner;

/// <summary>The tests that share one storage emulator; they run one after the other.</summary>
[CollectionDefinition]
public sealed class AzuriteTests : ICollectionFixture<Azurite>;
