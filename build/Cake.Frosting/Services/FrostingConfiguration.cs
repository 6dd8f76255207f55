using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;
using Cake.Frosting.Arguments;

namespace Cake.Frosting.Services;

/// <summary>The host's settings, then environment variables, then cake.config, then the command line: the later wins.</summary>
internal sealed class FrostingConfiguration(
    IEnumerable<CakeSetting> settings, IFileSystem fileSystem, ICakeEnvironment environment, RemainingArguments remaining) : ICakeConfiguration
{
    private readonly ICakeConfiguration _configuration = Read(settings, fileSystem, environment, remaining);

    public string GetValue(string key) => _configuration.GetValue(key);

    private static ICakeConfiguration Read(
        IEnumerable<CakeSetting> settings, IFileSystem fileSystem, ICakeEnvironment environment, RemainingArguments remaining)
    {
        var own = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in settings)
            own[setting.Key] = setting.Value;

        var given = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var argument in remaining)
            given[argument.Key] = argument.FirstOrDefault() ?? string.Empty;

        return new CakeConfigurationProvider(fileSystem, environment).CreateConfiguration(environment.WorkingDirectory, own, given);
    }
}
