namespace Dobos.Tools;

public enum ToolOrigin
{
    Path,
    PathUnasked,
    Cache,
    ToFetch,
    Nowhere,
}
