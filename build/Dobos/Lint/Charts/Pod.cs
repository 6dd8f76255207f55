namespace Dobos.Lint.Charts;

/// <summary>A pod, or the template of one, inside the manifest that has it.</summary>
public sealed record Pod(Manifest Owner, YamlValue Root)
{
    public YamlValue Labels => Root["metadata"]["labels"];

    public YamlValue Spec => Root["spec"];

    /// <summary>The containers that serve, without those that run before them.</summary>
    public IEnumerable<Container> Main => Spec["containers"].Items.Select(item => new Container(this, item));

    public IEnumerable<Container> Containers => Main.Concat(Spec["initContainers"].Items.Select(item => new Container(this, item)));

    /// <summary>Whether all of a selector's labels are on the pod.</summary>
    public bool IsSelectedBy(YamlValue selector) => selector.Exists && selector.Members.All(label => Labels[label.Key].Text == label.Value.Text);
}
