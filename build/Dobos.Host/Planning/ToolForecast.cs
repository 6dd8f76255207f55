using Cake.Core;
using Cake.Core.Diagnostics;
using Dobos.Tools;

namespace Dobos.Host.Planning;

/// <summary>Which tools would be fetched.</summary>
public static class ToolForecast
{
    public static Forecast Of(Prospect prospect)
    {
        var tools = ToolBox.In(prospect.Checkout, new CakeEnvironment(new CakePlatform(), new CakeRuntime()), new NoProcesses(), new NullLog());
        string[] missing = [.. tools.Describe().Where(tool => tool.Origin is ToolOrigin.ToFetch).Select(tool => $"fetches {tool.Name} {tool.Version}")];
        return missing.Length == 0 ? Forecast.Done("every tool is here") : Forecast.Runs("a tool is not here", missing);
    }
}
