using Dobos.Failures;

namespace Dobos.Images.Bases;

/// <summary>There is no base image to build on.</summary>
public sealed class BaseImageException(ExitCode code, string sentence, Exception? inner = null) : DobosException(code, sentence, inner);
