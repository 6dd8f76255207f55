using Cake.Frosting;
using Dobos.Checkouts;
using Dobos.Host.Targets;

namespace Dobos.Host.Tasks;

[TaskName(nameof(Info))]
[TaskDescription("Say what this checkout is.")]
[Kind(TargetGroup.Look, Effect.None)]
public sealed class Info : FrostingTask<BuildContext>
{
    public override void Run(BuildContext context)
    {
        var head = GitHead.Of(context.Checkout.Root);
        Console.WriteLine($"checkout      {context.Checkout.Root}");
        Console.WriteLine($"branch        {head.Branch ?? "(none)"}");
        Console.WriteLine($"commit        {head.Commit ?? "(none)"}");
        Console.WriteLine($"services      {Listed(context.Services.Select(service => $"{service.Name} {service.MajorMinor}"))}");
        Console.WriteLine($"environments  {Listed(context.Environments.Names)}");
        Console.WriteLine($".NET          {Environment.Version}");
        Console.WriteLine($"Cake          {context.Environment.Runtime.CakeVersion.ToString(3)}");
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "(none)";
}
