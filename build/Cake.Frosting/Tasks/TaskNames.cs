using System.Reflection;

namespace Cake.Frosting.Tasks;

internal static class TaskNames
{
    /// <summary>The name of a task that another one names by its type.</summary>
    public static string Of(Type task, string relation)
    {
        var name = task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;
        return typeof(IFrostingTask).IsAssignableFrom(task) ? name : throw new FrostingException($"The {relation} '{name}' is not a valid task.");
    }
}
