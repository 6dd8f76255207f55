using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting.Tasks;

namespace Cake.Frosting.Running;

/// <summary>Tells the engine of the tasks.</summary>
internal sealed class TaskRegistration(ICakeEngine engine, IFrostingContext context, ICakeLog log)
{
    public void Add(IFrostingTask task)
    {
        var definition = new TaskDefinition(task.GetType());
        log.Debug("Registering task: {0}", definition.Name);
        if (definition.Context.IsInstanceOfType(context))
            Add(task, definition);
        else
            log.Warning("Task {0} cannot be used since the context isn't convertible to {1}.", definition.Name, definition.Context.FullName);
    }

    private void Add(IFrostingTask task, TaskDefinition definition)
    {
        var registered = engine.RegisterTask(definition.Name);
        if (!string.IsNullOrWhiteSpace(definition.Description))
            registered.Description(definition.Description);
        if (definition.Runs)
            registered.Does(task.RunAsync);
        if (definition.HasCriteria)
            registered.WithCriteria(task.ShouldRun, task.SkippedMessage);
        if (definition.HasFinally)
            registered.Finally(() => task.Finally(context));

        HandleErrors(registered, task, definition);
        foreach (var dependency in definition.Dependencies)
            registered.IsDependentOn(TaskNames.Of(dependency, "dependency"));
        foreach (var dependee in definition.Dependees)
            registered.IsDependeeOf(TaskNames.Of(dependee, "reverse dependency"));
    }

    // The engine takes one handler a task, and its own ContinueOnError is one.
    private void HandleErrors(CakeTaskBuilder registered, IFrostingTask task, TaskDefinition definition)
    {
        if (definition is { HandlesErrors: true, ContinuesOnError: true })
            registered.OnError(exception => TellAndGoOn(task, exception));
        else if (definition.HandlesErrors)
            registered.OnError(exception => task.OnError(exception, context));
        else if (definition.ContinuesOnError)
            registered.ContinueOnError();
    }

    private void TellAndGoOn(IFrostingTask task, Exception exception)
    {
        try
        {
            task.OnError(exception, context);
        }
        catch (Exception rethrown)
        {
            log.Error("Error: {0}", rethrown.Message);
        }
    }
}
