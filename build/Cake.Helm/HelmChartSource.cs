using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>How a chart is fetched that a reference names, such as <c>oci://registry.example/charts/shop@sha256:…</c>.</summary>
public sealed class HelmChartSource
{
    /// <summary>The tag of a reference without a digest.</summary>
    public string? Version { get; set; }

    /// <summary>The registry is spoken to without TLS.</summary>
    public bool PlainHttp { get; set; }

    /// <summary>Certificates that the registry's is checked with.</summary>
    public FilePath? CaFile { get; set; }

    /// <summary>
    /// Who we are to the registry, in the format of docker's config.json. With <c>credHelpers</c> in it helm gets the password from a program
    /// <c>docker-credential-NAME</c> on PATH, which may take it from <see cref="Core.Tooling.ToolSettings.EnvironmentVariables"/>; then no file holds it.
    /// </summary>
    public FilePath? RegistryConfig { get; set; }
}
