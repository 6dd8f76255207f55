using Dobos.Failures;

namespace Dobos.Images;

public sealed class ImageNotWrittenException(string service, string folder, Exception inner) : DobosException(
    ExitCode.Failed, $"The image of {service} cannot be written to {folder}: {inner.Message.TrimEnd('.')}. Make room there, or see who may write; then run it again.", inner);
