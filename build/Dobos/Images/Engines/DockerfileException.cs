using Dobos.Failures;

namespace Dobos.Images.Engines;

/// <summary>A container engine could not make an image of a Dockerfile.</summary>
public sealed class DockerfileException(string sentence, Exception? inner = null) : DobosException(ExitCode.Failed, sentence, inner);
