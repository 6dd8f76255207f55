using Cake.Core;
using Cake.Core.IO;

namespace Cake.Tests.Fakes;

/// <summary>A working directory of its own: Cake's moves the whole process.</summary>
internal sealed class FakeEnvironment : ICakeEnvironment
{
    public Dictionary<string, string> Variables { get; } = [];

    public DirectoryPath WorkingDirectory { get; set; } = System.IO.Path.GetTempPath();

    public DirectoryPath UserHomeDirectory => WorkingDirectory;

    public DirectoryPath ApplicationRoot => AppContext.BaseDirectory;

    public ICakePlatform Platform { get; } = new CakePlatform();

    public ICakeRuntime Runtime { get; } = new CakeRuntime();

    public DirectoryPath GetSpecialPath(SpecialPath path) => WorkingDirectory;

    public string? GetEnvironmentVariable(string variable) => Variables.GetValueOrDefault(variable);

    public IDictionary<string, string> GetEnvironmentVariables() => Variables;
}
