namespace Cake.Kubectl.Get;

public sealed class KubectlGetSettings : KubectlSettings
{
    /// <summary>Labels of the objects, such as <c>owner=helm,name=orders</c>.</summary>
    public string? Selector { get; set; }

    /// <summary>Fields of the objects, such as <c>involvedObject.name=orders</c>.</summary>
    public string? FieldSelector { get; set; }
}
