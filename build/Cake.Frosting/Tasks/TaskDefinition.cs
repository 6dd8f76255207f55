namespace Cake.Frosting.Tasks;

/// <summary>What a task's type says about it: its attributes, and which methods it overrides.</summary>
internal sealed class TaskDefinition
{
    private readonly Type _type;
    private readonly TaskKind _kind;

    public TaskDefinition(Type type)
    {
        _type = type;
        _kind = TaskKind.Of(type);
        Name = type.Name;
        foreach (var attribute in Attribute.GetCustomAttributes(type, inherit: true))
            Take(attribute);
    }

    public string Name { get; private set; }

    public string? Description { get; private set; }

    public bool ContinuesOnError { get; private set; }

    public List<Type> Dependencies { get; } = [];

    public List<Type> Dependees { get; } = [];

    public Type Context => _kind.Context;

    public bool Runs => Overrides(_kind.Run, _kind.Context);

    public bool HasCriteria => Overrides(nameof(IFrostingTask.ShouldRun), _kind.Context);

    public bool HandlesErrors => Overrides(nameof(IFrostingTask.OnError), typeof(Exception), _kind.Context);

    public bool HasFinally => Overrides(nameof(IFrostingTask.Finally), _kind.Context);

    private void Take(Attribute attribute)
    {
        switch (attribute)
        {
            case TaskNameAttribute name:
                Name = name.Name;
                break;
            case TaskDescriptionAttribute description:
                Description = description.Description;
                break;
            case ContinueOnErrorAttribute:
                ContinuesOnError = true;
                break;
            case IsDependentOnAttribute dependency:
                Dependencies.Add(dependency.Task);
                break;
            case IsDependeeOfAttribute dependee:
                Dependees.Add(dependee.Task);
                break;
        }
    }

    private bool Overrides(string method, params Type[] parameters) => _type.GetMethod(method, parameters)?.DeclaringType != _kind.Base;
}
