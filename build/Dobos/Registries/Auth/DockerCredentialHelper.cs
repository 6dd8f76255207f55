using System.Text.Json;
using Cake.Core;
using Cake.Core.IO;
using Dobos.Secrets;

namespace Dobos.Registries.Auth;

/// <summary>A program of docker's that keeps logins, in a keychain for example.</summary>
internal sealed class DockerCredentialHelper(string name, IProcessRunner processes)
{
    private const string TokenUser = "<token>";

    private readonly string _program = $"docker-credential-{name}";

    /// <summary>The login that the helper keeps for a registry; null when it keeps none.</summary>
    public RegistryLogin? Get(string registry)
    {
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            throw new RegistryLoginException($"docker's configuration names the credential helper '{Shown.Short(name)}', which is no name of one; correct it.");

        using var process = processes.Start(_program, Settings(registry));
        var output = string.Join('\n', process.GetStandardOutput());
        process.WaitForExit();
        return process.GetExitCode() == 0 ? Parse(output, registry)
            : IsNotFound(output) ? null
            : throw new RegistryLoginException(
                $"{_program} gives no login for {registry}: it ended with exit code {process.GetExitCode()} and '{Shown.Short(output)}'; " +
                $"run '{_program} list', or 'docker login {registry}'.");
    }

    private static ProcessSettings Settings(string registry) =>
        new ProcessSettings { RedirectStandardOutput = true, RedirectStandardError = true, Silent = true, Arguments = new ProcessArgumentBuilder().Append("get") }
            .SetStandardInput(registry);

    private static bool IsNotFound(string output) => output.Contains("credentials not found", StringComparison.OrdinalIgnoreCase);

    private RegistryLogin? Parse(string output, string registry)
    {
        try
        {
            using var json = JsonDocument.Parse(output);
            var (user, secret) = (json.RootElement.GetProperty("Username").GetString() ?? "", json.RootElement.GetProperty("Secret").GetString() ?? "");
            return secret is "" ? null
                : user == TokenUser ? new RegistryLogin.Identity(new Secret(secret), _program)
                : new RegistryLogin.Password(user, new Secret(secret), _program);
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // What it wrote may be half of a secret.
            throw new RegistryLoginException($"{_program} gives no login for {registry} that can be read; run 'docker login {registry}' again.", malformed);
        }
    }
}
