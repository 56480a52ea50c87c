using Xunit.Sdk;
using Xunit.v3;

// Each test brings up a whole stack that would use every core.
[assembly: Parallelization(Mode = ParallelMode.None)]
