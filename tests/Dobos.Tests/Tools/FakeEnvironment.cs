using Cake.Core;
using Cake.Core.IO;

namespace Dobos.Tests.Tools;

/// <summary>An environment in which nothing is set but PATH.</summary>
internal sealed class FakeEnvironment(string path) : ICakeEnvironment
{
    public DirectoryPath WorkingDirectory { get; set; } = Environment.CurrentDirectory;

    public DirectoryPath ApplicationRoot => WorkingDirectory;

    public ICakePlatform Platform { get; } = new CakePlatform();

    public ICakeRuntime Runtime { get; } = new CakeRuntime();

    public DirectoryPath GetSpecialPath(SpecialPath path) => throw new NotSupportedException();

    public string? GetEnvironmentVariable(string variable) => variable == "PATH" ? path : null;

    public IDictionary<string, string> GetEnvironmentVariables() => new Dictionary<string, string> { ["PATH"] = path };
}
