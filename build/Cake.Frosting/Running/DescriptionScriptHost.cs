using Cake.Core;
using Cake.Core.Scripting;

namespace Cake.Frosting.Running;

/// <summary>Prints on Cake's console, which a caller may have replaced; the engine's own host of this name goes past it.</summary>
internal sealed class DescriptionScriptHost(ICakeEngine engine, ICakeContext context, IConsole console) : ScriptHost(engine, context)
{
    private const int NarrowestName = 29;

    public override Task<CakeReport> RunTargetAsync(string target) => RunTargetsAsync([target]);

    public override Task<CakeReport> RunTargetsAsync(IEnumerable<string> targets)
    {
        var width = Tasks.Select(task => task.Name.Length).Append(NarrowestName).Max() + 1;
        console.WriteLine();
        console.WriteLine("{0}", $"{"Task".PadRight(width)}Description");
        console.WriteLine("{0}", new string('=', width + 50));
        foreach (var task in Tasks)
            console.WriteLine("{0}", $"{task.Name.PadRight(width)}{task.Description}");

        return System.Threading.Tasks.Task.FromResult(new CakeReport());
    }
}
