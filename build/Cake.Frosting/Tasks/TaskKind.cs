namespace Cake.Frosting.Tasks;

/// <summary>Which of our two bases a task is derived from, closed over its context.</summary>
internal readonly record struct TaskKind(Type Base, string Run)
{
    public Type Context => Base.GenericTypeArguments[0];

    public static TaskKind Of(Type task)
    {
        for (var type = task; type is not null; type = type.BaseType)
        {
            if (!type.IsConstructedGenericType)
                continue;

            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(FrostingTask<>))
                return new TaskKind(type, nameof(FrostingTask.Run));
            if (definition == typeof(AsyncFrostingTask<>))
                return new TaskKind(type, nameof(AsyncFrostingTask.RunAsync));
        }

        throw new FrostingException($"The task '{task.FullName}' must be derived from FrostingTask, FrostingTask<T>, AsyncFrostingTask or AsyncFrostingTask<T>.");
    }
}
