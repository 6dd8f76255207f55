using Cake.Core.IO;

namespace Dobos.Host.Planning;

/// <summary>What a plan gives to a class that could start a process.</summary>
internal sealed class NoProcesses : IProcessRunner
{
    public IProcess Start(FilePath filePath, ProcessSettings settings) =>
        throw new InvalidOperationException($"A plan was about to start {filePath.FullPath}.");
}
