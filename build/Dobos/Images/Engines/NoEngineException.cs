using Dobos.Failures;

namespace Dobos.Images.Engines;

/// <summary>A Dockerfile is to be built, and nothing here can.</summary>
public sealed class NoEngineException(IEnumerable<string> services, string reason) : DobosException(
    ExitCode.Failed,
    $"The service.json of {string.Join(", ", services)} asks for a Dockerfile to be built, and no container engine does it here ({reason}); " +
    "start one, or set image.builder to 'engineless' there.");
