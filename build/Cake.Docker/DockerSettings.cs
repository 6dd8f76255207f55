using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Docker;

/// <summary>What every verb of docker that we use has: its own options, and nothing that is secret.</summary>
public abstract class DockerSettings : ToolSettings
{
    internal abstract void AddTo(ProcessArgumentBuilder arguments);
}
