using Dobos.Registry;

namespace Dobos.Tests.Registry.Fakes;

/// <summary>A real registry that a test has to itself.</summary>
public interface IRunningRegistry : IAsyncDisposable
{
    RegistryAddress Address { get; }
}
