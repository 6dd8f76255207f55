namespace Dobos.Secrets;

/// <summary>Whoever has to know a secret in order to keep it out of sight.</summary>
public interface ISecretSink
{
    void Learn(Secret secret);
}
