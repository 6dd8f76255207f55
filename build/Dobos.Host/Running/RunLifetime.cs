using Cake.Core;
using Cake.Frosting;

namespace Dobos.Host.Running;

/// <summary>Keeps what ended the run: Cake's own exit code does not say which kind of failure it was.</summary>
public sealed class RunLifetime(Outcome outcome) : FrostingLifetime<BuildContext>
{
    public override void Setup(BuildContext context, ISetupContext info)
    {
    }

    public override void Teardown(BuildContext context, ITeardownContext info) => outcome.Failure = info.ThrownException;
}
