namespace Dobos.Lint.Charts;

public sealed record Container(Pod Pod, YamlValue Root)
{
    public YamlValue Image => Root["image"];

    public YamlValue Security => Root["securityContext"];

    public bool HasPort(string name) => Root["ports"].Items.Any(port => port["name"].Text == name);

    public override string ToString() => $"container {Root["name"].Text} of {Pod.Owner}";
}
