using Dobos.Registries;
using Dobos.Registries.Auth;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>A real registry that a test has to itself.</summary>
public interface IRunningRegistry : IAsyncDisposable
{
    RegistryAddress Address { get; }

    /// <summary>Of somebody who may do everything.</summary>
    IRegistryCredentials Credentials { get; }
}
