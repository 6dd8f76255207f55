namespace Dobos.Registries.Places;

/// <summary>The box on this machine, started when it is not there.</summary>
public interface IRegistryBox
{
    Task<BoxedRegistry> RegistryAsync(string name, CancellationToken cancellation);
}
