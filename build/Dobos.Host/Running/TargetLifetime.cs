using Cake.Core;
using Cake.Frosting;
using Dobos.Checkouts;

namespace Dobos.Host.Running;

/// <summary>Folds each task's lines into a group of the agent's log.</summary>
public sealed class TargetLifetime(Func<string, string?> variable) : FrostingTaskLifetime<BuildContext>
{
    private bool OnAgent => AzurePipelines.RunsUs(variable);

    public override void Setup(BuildContext context, ITaskSetupContext info)
    {
        if (OnAgent)
            Console.WriteLine($"##[group]{info.Task.Name}");
    }

    public override void Teardown(BuildContext context, ITaskTeardownContext info)
    {
        if (OnAgent)
            Console.WriteLine("##[endgroup]");
    }
}
