using Dobos.Registries;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>A real registry that a test has to itself.</summary>
public interface IRunningRegistry : IAsyncDisposable
{
    RegistryAddress Address { get; }
}
