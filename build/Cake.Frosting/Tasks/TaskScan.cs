using System.Reflection;

namespace Cake.Frosting.Tasks;

internal static class TaskScan
{
    /// <summary>The public task classes of an assembly; an internal one is not found.</summary>
    public static List<Type> Of(Assembly assembly)
    {
        var tasks = new List<Type>();
        foreach (var type in assembly.GetExportedTypes())
        {
            if (type is { IsClass: true, IsAbstract: false } && typeof(IFrostingTask).IsAssignableFrom(type))
                tasks.Add(type);
        }

        return tasks;
    }
}
