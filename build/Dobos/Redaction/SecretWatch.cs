using Dobos.Secrets;

namespace Dobos.Redaction;

/// <summary>Everybody who keeps a secret out of sight learns it here, before it goes anywhere.</summary>
public sealed class SecretWatch(Redactor redactor, AgentSecrets agent) : ISecretSink
{
    public void Learn(Secret secret)
    {
        redactor.Learn(secret);
        agent.Register(secret);
    }
}
